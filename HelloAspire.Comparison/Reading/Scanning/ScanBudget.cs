using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Reading.Archives;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Bounds what one image may make its reader remember, across all its layers.</summary>
internal sealed class ScanBudget
{
    private const int MostEntries = 1_000_000;
    private const long MostNameCharacters = 128 << 20;
    private const long MostDocumentBytes = 32 << 20;
    private const int MostPackages = 500_000;
    private const int MostSecrets = 100_000;
    private const int MostExaminations = 10_000_000;

    private int _entries;
    private long _nameCharacters;
    private long _documentBytes;
    private int _packages;
    private int _secrets;
    private int _examinations;

    public void AddEntry(TarEntry entry)
    {
        _entries++;
        _nameCharacters += entry.Name.Length + entry.LinkName.Length;
        if (_entries > MostEntries || _nameCharacters > MostNameCharacters)
        {
            throw new DamagedImageException($"the image has more than {MostEntries} entries, or names of absurd length")
            {
                IsExhaustion = true,
            };
        }
    }

    public void AddDocument(long bytes)
    {
        _documentBytes += bytes;
        if (_documentBytes > MostDocumentBytes)
        {
            throw new DamagedImageException(
                $"account files of the image's layers hold more than {MostDocumentBytes} bytes"
            )
            {
                IsExhaustion = true,
            };
        }
    }

    /// <summary>The listing, or one that counts as unreadable where the image lists absurdly many packages.</summary>
    public PackageListing Bound(PackageListing listing)
    {
        _packages += listing.Records.Sum(record => 1 + (record.Files?.Count ?? 0) / 4);
        return _packages > MostPackages ? PackageListing.Unreadable(listing.Type) : listing;
    }

    public void AddSecret()
    {
        if (++_secrets > MostSecrets)
        {
            throw new DamagedImageException($"the image's layers hold more than {MostSecrets} secrets")
            {
                IsExhaustion = true,
            };
        }
    }

    /// <summary>Counts a place that a secret may begin at: to look closer takes a microsecond or two.</summary>
    public void AddExamination()
    {
        if (++_examinations > MostExaminations)
        {
            throw new DamagedImageException(
                $"the image's layers hold more than {MostExaminations} beginnings of secrets"
            )
            {
                IsExhaustion = true,
            };
        }
    }
}
