using HelloAspire.Comparison.Commands;
using HelloAspire.Comparison.Page;

return await CommandLine.Run(args, serve: PageApplication.Run);
