using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A file to import. It is opened more than once, and by two threads at a time: the rows are read while the original is compressed.</summary>
/// <param name="name">As its owner calls it, without a folder; shown, never used as a path.</param>
/// <param name="open">Gives a new seekable stream over the same bytes each time.</param>
public sealed class ImportFile(string name, Func<Stream> open)
{
    public string Name { get; } = name;

    /// <summary>What it is about; null to recognise it by its header.</summary>
    public FileKind? Kind { get; init; }

    public static ImportFile At(string path, FileKind? kind = null) =>
        new(Path.GetFileName(path), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)) { Kind = kind };

    public static ImportFile Of(string name, byte[] bytes, FileKind? kind = null) => new(name, () => new MemoryStream(bytes, writable: false)) { Kind = kind };

    public Stream Open() => open();
}
