namespace HelloAspire.Hosting.Testing
{
    internal sealed class Y { }
}

namespace HelloAspire.Hosting.ApplicationModel
{
    internal sealed class Z { }
}
