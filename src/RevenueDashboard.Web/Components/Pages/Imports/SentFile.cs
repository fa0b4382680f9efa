namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>A file the person chose, as the browser names it.</summary>
/// <param name="Size">Bytes.</param>
public sealed record ChosenFile(long Id, string Name, long Size);

/// <summary>What the importer's door answered, or the browser in its place.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
public sealed record FileAnswer(
    long Id, int Status, bool Cancelled = false, int? Batch = null, string? Outcome = null, string? Location = null, string? Title = null, string? Detail = null, IReadOnlyList<string>? Faults = null)
{
    /// <summary>The page about the file, relative to the base address; null when nothing came of it.</summary>
    public string? Page => Batch is null ? null : $"imports/{Batch}{(Outcome == "already-imported" ? "?again=true" : "")}";

    /// <summary>What became of the file, for a person.</summary>
    /// <param name="limit">Bytes accepted.</param>
    public string Sentence(long limit) => this switch
    {
        { Cancelled: true } => "Stopped. Nothing was kept.",
        { Outcome: "staged" } => "Read. Nothing is in the book yet.",
        { Outcome: "questions" } => "Read. It raises questions.",
        { Outcome: "already-imported" } => "The same rows are in the book already. Nothing changed.",
        { Outcome: "refused", Detail: { } detail } => detail,
        { Faults: { Count: > 0 } faults } => string.Join(" ", faults),
        { Detail: { } detail } => detail,
        { Status: 413 } => $"The file is larger than the {BatchWords.LimitOf(limit)} that are accepted. Divide it by month.",
        { Status: 0 } => "The server did not answer. Check that it is running, then choose the file again.",
        _ => "The server could not read the file. Nothing was kept: try again, or look into the server's log.",
    };
}

/// <summary>A file on its way.</summary>
public sealed class SentFile(ChosenFile file)
{
    public ChosenFile File { get; } = file;

    /// <summary>Bytes sent so far; null while the file waits for its turn.</summary>
    public long? Sent { get; set; }

    /// <summary>Null until there is one.</summary>
    public FileAnswer? Answer { get; set; }

    public bool IsRead => Sent >= File.Size && Answer is null;
}
