using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>The documents and layers that an archive or a directory holds, by path.</summary>
internal interface IBlobs
{
    /// <summary>The JSON document at the path; null where there is none.</summary>
    byte[]? Document(string path);

    /// <summary>The layer at the path; null where there is none.</summary>
    /// <exception cref="DamagedImageException">The layer cannot be read.</exception>
    ScannedLayer? Layer(string path);
}
