using HelloAspire.Comparison.Commands;
using HelloAspire.Comparison.Page;

return CommandLine.IsFor(args) ? await CommandLine.Run(args) : await PageApplication.Run(args);
