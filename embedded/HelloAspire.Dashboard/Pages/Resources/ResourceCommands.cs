using HelloAspire.Dashboard.Components;
using HelloAspire.Dashboard.Resources;
using MudBlazor;

namespace HelloAspire.Dashboard.Pages.Resources;

/// <summary>Runs a command as a person asked: with its question before and its result after.</summary>
public sealed class ResourceCommands(IResourceService service, IDialogService dialogs, ISnackbar snackbar)
{
    public async Task RunAsync(ResourceView resource, CommandView command)
    {
        if (command.Confirmation is { } question && !await ConfirmAsync(command, question))
        {
            return;
        }

        var title = $"{command.DisplayName}: {resource.DisplayName}";
        var outcome = await ExecuteAsync(resource, command);
        var severity = outcome.Success ? Severity.Success : Severity.Error;
        var message = outcome.Message ?? (outcome.Success ? "Done." : "It failed; the console may say why.");

        snackbar.Add(
            $"{title}: {message}",
            severity,
            options =>
            {
                if (outcome.Value is not null)
                {
                    options.Action = "Show";
                    options.OnClick = _ => ShowAsync(title, outcome);
                }
            }
        );

        if (outcome is { ShowAtOnce: true, Value: not null })
        {
            await ShowAsync(title, outcome);
        }
    }

    private async Task<CommandOutcome> ExecuteAsync(ResourceView resource, CommandView command)
    {
        try
        {
            return await service.ExecuteCommandAsync(resource.Name, command.Name, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of one command must not end the page.
            return new(false, e.Message);
        }
    }

    private async Task<bool> ConfirmAsync(CommandView command, string question) =>
        await dialogs.ShowMessageBoxAsync(command.DisplayName, question, command.DisplayName, cancelText: "Cancel")
        == true;

    private Task<IDialogReference> ShowAsync(string title, CommandOutcome outcome) =>
        dialogs.ShowAsync<TextDialog>(
            title,
            new DialogParameters<TextDialog>
            {
                { dialog => dialog.Text, outcome.Value },
                { dialog => dialog.Format, outcome.Format },
            }
        );
}
