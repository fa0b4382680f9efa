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

    /// <summary>
    /// Rows were handed on before the file showed that it is to be read otherwise: whoever took them forgets them, and reads it once more with this.
    /// Null when the reading is complete.
    /// </summary>
    public ReadingPlan? ReadAgain { get; init; }
}

/// <summary>Reads spend files: a file is understood exactly as its owner means it, or refused with everything that is wrong with it.</summary>
public static class SpendFile
{
    /// <summary>
    /// Reads a file from its first byte to its last, once to see that it is text and once for its rows; once more between the two when a cell can be
    /// read in several ways.
    /// </summary>
    /// <param name="file">A stream that can seek. It stays open.</param>
    /// <param name="options">What is said about the file before it is read.</param>
    /// <param name="limits">What is accepted.</param>
    /// <param name="lastMonth">The latest month accepted: the one after today's.</param>
    /// <param name="sink">Takes the rows; never called again once there is a problem.</param>
    /// <param name="rows">Hears now and then how many rows have been read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="plan">What came back as <see cref="SpendFileReading.ReadAgain"/>; null to find out.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SpendFileReading Read(
        Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, ISpendSink sink, IProgress<long>? rows, CancellationToken cancellation, ReadingPlan? plan = null) =>
        ReadBeside(FocusChoices.None, file, options, limits, lastMonth, sink, rows, plan, cancellation);

    /// <inheritdoc cref="Read"/>
    /// <param name="choices">What was chosen for the FOCUS files in the book.</param>
    internal static SpendFileReading ReadBeside(
        FocusChoices choices, Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, ISpendSink sink, IProgress<long>? rows, ReadingPlan? plan,
        CancellationToken cancellation) =>
        ReadInto(() => new ProblemList(limits.ProblemsShown), choices, file, options, limits, lastMonth, sink, rows, plan, cancellation);

    /// <inheritdoc cref="Read"/>
    /// <param name="lists">Makes the list that takes the problems: a new one for each time the file is gone through, of which the last is what came of it.</param>
    /// <param name="choices">What was chosen for the FOCUS files in the book.</param>
    internal static SpendFileReading ReadInto(
        Func<ProblemList> lists, FocusChoices choices, Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, ISpendSink sink, IProgress<long>? rows, ReadingPlan? plan,
        CancellationToken cancellation)
    {
        var problems = lists();
        if (FileText.Open(file, options, limits, problems) is not { } text) return Stopped(problems);
        if (FocusFile.HeaderOf(text, options) is { } focus)
        {
            var reading = FocusFile.Read(text, focus, options, limits, lastMonth, choices, lists(), sink, rows, cancellation);
            return reading with { Questions = [.. problems.Questions, .. reading.Questions] };
        }

        var isNew = plan is null;
        plan ??= ReadingPlan.IsToBeSurveyed(options) ? null : ReadingPlan.Optimistic(options, isSpend: true);
        if (plan is not null)
        {
            // Questions about the file as a whole are found again by each pass: only those of this one are told.
            var asked = lists();
            using var delimited = DelimitedRows.Open(text, FileLayout.Spend, options, limits, asked, plan.Doubtful);
            if (delimited is null) return Stopped(asked, problems.Questions);

            var reader = new SpendRows(delimited, options, plan, limits, lastMonth, sink, asked);
            reader.ReadAll(rows, cancellation);
            if (!delimited.IsInDoubt) return Complete(reader, text, plan, options, asked, problems.Questions);

            isNew = !reader.HandedOn;
        }

        return Survey(text, options, limits, lists, problems, cancellation) switch
        {
            { Plan: null } stopped => stopped.Reading!,
            { Plan: { } known } when isNew => ReadInto(lists, choices, file, options, limits, lastMonth, sink, rows, known, cancellation),
            { Plan: { } known } => new SpendFileReading(null, [], 0, []) { Questions = known.Questions, ReadAgain = known },
        };
    }

    private static (ReadingPlan? Plan, SpendFileReading? Reading) Survey(
        FileText text, SpendFileOptions options, ImportLimits limits, Func<ProblemList> lists, ProblemList problems, CancellationToken cancellation)
    {
        var found = lists();
        using var rows = DelimitedRows.Open(text, FileLayout.Spend, options, limits, found);
        if (rows is null) return (null, Stopped(found, problems.Questions));

        var plan = CellQuestions.Decide(FileSurvey.Of(rows, isSpend: true, cancellation), options);
        List<ImportQuestion> questions = [.. problems.Questions, .. found.Questions, .. plan.Questions];
        return ImportAnswers.Open(questions, options.Answers).Count == 0 ? (plan, null) : (null, Asking(questions));
    }

    private static SpendFileReading Complete(SpendRows reader, FileText text, ReadingPlan plan, SpendFileOptions options, ProblemList problems, IReadOnlyList<ImportQuestion> questions)
    {
        var customers = reader.Customers();
        var summary = reader.Summary(text.EncodingName);
        var sums = plan.Totals == TotalRows.LeaveOut && plan.TotalLines.Count > 0 ? [] : reader.Sums();
        if (sums.Count > 0)
        {
            plan = plan.WithSums(sums, options.Answers);
            List<ImportQuestion> asked = [.. questions, .. problems.Questions, .. plan.Questions];
            if (ImportAnswers.Open(asked, options.Answers).Count > 0) return Asking(asked);
            if (plan.Totals == TotalRows.LeaveOut) return new SpendFileReading(null, [], 0, []) { Questions = asked, ReadAgain = plan };
            if (plan.Totals == TotalRows.Refuse) foreach (var sum in sums) problems.Add(sum.Line, null, RowProblems.Total, Money.ToPlainText(sum.Amount));
            // Kept as revenue of its own, it is still nobody's.
            if (plan.Totals == TotalRows.Keep) foreach (var sum in sums.Where(sum => sum.IsUnnamed)) problems.Add(sum.Line, null, RowProblems.Unnamed, Money.ToPlainText(sum.Amount));
        }

        return new SpendFileReading(summary, problems.First, problems.Count, problems.Any ? [] : customers) { Questions = [.. questions, .. problems.Questions, .. plan.Questions] };
    }

    private static SpendFileReading Stopped(ProblemList problems, IReadOnlyList<ImportQuestion>? questions = null) =>
        new(null, problems.First, problems.Count, []) { Questions = [.. questions ?? [], .. problems.Questions] };

    private static SpendFileReading Asking(IReadOnlyList<ImportQuestion> questions) => new(null, [], 0, []) { Questions = questions };
}
