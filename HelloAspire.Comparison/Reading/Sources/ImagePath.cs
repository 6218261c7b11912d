namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>A file or directory, and the name of one of the images in it.</summary>
internal sealed record ImagePath(string Path, string? Name)
{
    /// <summary>Reads <c>PATH</c> or <c>PATH:NAME</c>; both parts may hold colons themselves.</summary>
    /// <exception cref="UserErrorException">There is nothing at the path.</exception>
    public static ImagePath Parse(string text, Func<string, bool> exists)
    {
        for (var end = text.Length; end > 0; end = text.LastIndexOf(':', end - 1))
        {
            if (exists(text[..end]))
            {
                return new ImagePath(
                    System.IO.Path.GetFullPath(text[..end]),
                    end == text.Length ? null : text[(end + 1)..]
                );
            }
        }
        throw new UserErrorException(
            $"There is nothing at '{text}'. Check the path (it is taken from the current directory)."
        );
    }
}
