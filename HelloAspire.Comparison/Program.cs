using HelloAspire.Comparison.Commands;

return await CommandLine.Run(args);
