using RevenueDashboard.Web.Formatting;

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

    /// <summary>Ends the listening for rows; null when nobody listens.</summary>
    public IDisposable? Listening { get; set; }

    /// <summary>"Reading", "Reading: 240,000 rows, 400,000 a second".</summary>
    public string ReadWords { get; private set; } = "Reading";

    private long firstRead;
    private long firstRows;

    /// <summary>So many rows are read by now.</summary>
    public void Read(long rows, TimeProvider time)
    {
        if (firstRead == 0) (firstRead, firstRows) = (time.GetTimestamp(), rows);
        var seconds = time.GetElapsedTime(firstRead).TotalSeconds;
        // From the first report on: before it the file was looked through, and no row was read.
        var speed = seconds > 0 ? (long)((rows - firstRows) / seconds) / 1000 * 1000 : 0;
        ReadWords = $"Reading: {Figures.Count(rows, "row", "rows")}{(speed > 0 ? $", {Figures.Count(speed)} a second" : "")}";
    }

    /// <summary>Null until there is one.</summary>
    public FileAnswer? Answer { get; set; }

    public bool IsRead => Sent >= File.Size && Answer is null;
}
