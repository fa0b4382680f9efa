using RevenueDashboard.Data;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Importing;

/// <summary>What came of reading a spend file.</summary>
/// <param name="Summary">What was read and how; null when the file never got as far as its rows.</param>
/// <param name="Problems">The first problems, in the order they were found.</param>
/// <param name="ProblemCount">All problems. Any at all means that the file is refused as a whole.</param>
/// <param name="Customers">What the file says of customers beside their amounts; empty when there are problems.</param>
public sealed record SpendFileReading(
    FileSummary? Summary, IReadOnlyList<ImportProblem> Problems, long ProblemCount, IReadOnlyList<SpendCustomer> Customers)
{
    /// <summary>How to read the file, asked with evidence; answered or not. While one is open nothing was read.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];
}

/// <summary>Reads spend files: a file is understood exactly as its owner means it, or refused with everything that is wrong with it.</summary>
public static class SpendFile
{
    /// <summary>Reads a file from its first byte to its last, once to see that it is text and once for its rows.</summary>
    /// <param name="file">A stream that can seek. It stays open.</param>
    /// <param name="options">What is said about the file before it is read.</param>
    /// <param name="limits">What is accepted.</param>
    /// <param name="lastMonth">The latest month accepted: the one after today's.</param>
    /// <param name="sink">Takes the rows; never called again once there is a problem.</param>
    /// <param name="rows">Hears now and then how many rows have been read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SpendFileReading Read(
        Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, ISpendSink sink, IProgress<long>? rows, CancellationToken cancellation) =>
        ReadBeside(FocusChoices.None, file, options, limits, lastMonth, sink, rows, cancellation);

    /// <inheritdoc cref="Read"/>
    /// <param name="choices">What was chosen for the FOCUS files in the book.</param>
    internal static SpendFileReading ReadBeside(
        FocusChoices choices, Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, ISpendSink sink, IProgress<long>? rows, CancellationToken cancellation)
    {
        var problems = new ProblemList(limits.ProblemsShown);
        if (FileText.Open(file, options, limits, problems) is not { } text) return Refused(problems);
        if (FocusFile.HeaderOf(text, options) is { } focus) return FocusFile.Read(text, focus, options, limits, lastMonth, choices, sink, rows, cancellation);

        using var delimited = DelimitedRows.Open(text, FileLayout.Spend, options, limits, problems);
        if (delimited is null) return Refused(problems);

        var reader = new SpendRows(delimited, options, limits, lastMonth, sink, problems);
        reader.ReadAll(rows, cancellation);

        var customers = reader.Customers();
        var summary = reader.Summary(text.EncodingName);
        return new SpendFileReading(summary, problems.First, problems.Count, problems.Any ? [] : customers);
    }

    private static SpendFileReading Refused(ProblemList problems) => new(null, problems.First, problems.Count, []);
}
