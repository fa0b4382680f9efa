namespace RevenueDashboard.Importing;

/// <summary>A file to import. It is opened more than once, and by two threads at a time: the rows are read while the original is compressed.</summary>
/// <param name="name">As its owner calls it, without a folder; shown, never used as a path.</param>
/// <param name="open">Gives a new seekable stream over the same bytes each time.</param>
public sealed class ImportFile(string name, Func<Stream> open)
{
    public string Name { get; } = name;

    public static ImportFile At(string path) =>
        new(Path.GetFileName(path), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));

    public static ImportFile Of(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false));

    public Stream Open() => open();
}
