namespace RevenueDashboard.Importing;

/// <summary>What is done with rows that look like totals of others.</summary>
internal enum TotalRows
{
    /// <summary>Nobody said yet, or they are refused: such a row is a problem.</summary>
    Refuse,

    LeaveOut,

    /// <summary>They are rows like any other.</summary>
    Keep,
}

/// <summary>How the cells of one file are read: as its owner said, as the file itself proves, and for the rest as cells that mean one thing only.</summary>
public sealed record ReadingPlan
{
    internal MonthRules Months { get; init; }

    internal DecimalMark DecimalMark { get; init; }

    /// <summary>The decimal mark is not known yet: an amount that can be read in two ways stops the reading.</summary>
    internal bool WatchesMarks { get; init; }

    /// <summary>Amounts of many decimals are added up exactly and each record is rounded.</summary>
    internal bool Rounds { get; init; }

    internal TotalRows Totals { get; init; }

    /// <summary>Lines left out because they add up the others.</summary>
    internal IReadOnlySet<long> TotalLines { get; init; } = new HashSet<long>();

    /// <summary>Codes of problems that only count once the whole file has been looked at; null: it has been.</summary>
    internal IReadOnlySet<string>? Doubtful { get; init; }

    /// <summary>What was asked about the cells, answered or not.</summary>
    internal IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>What the file proved by itself, a sentence each.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads on until the first cell that could mean something else.</summary>
    /// <param name="isSpend">Totals and amounts of many decimals are asked about in spend files alone.</param>
    internal static ReadingPlan Optimistic(SpendFileOptions options, bool isSpend)
    {
        var doubtful = new HashSet<string> { ProblemCodes.MonthAmbiguous, ProblemCodes.MonthCompact, ProblemCodes.MonthSerial };
        if (options.DecimalMark is null) doubtful.Add(ProblemCodes.AmountDecimalComma);
        if (isSpend) doubtful.UnionWith([ProblemCodes.AmountTooPrecise, ProblemCodes.TotalRow]);
        return new ReadingPlan
        {
            Months = new MonthRules(options.MonthOrder), DecimalMark = options.DecimalMark ?? DecimalMark.Point, WatchesMarks = options.DecimalMark is null, Doubtful = doubtful,
        };
    }

    /// <summary>Looks at the whole file before the first row counts: an answer about the decimal mark also holds where nothing would stop the reading.</summary>
    internal static bool IsToBeSurveyed(SpendFileOptions options) => options.DecimalMark is null && CellQuestions.MarkOf(options.Answers) is not null;

    /// <summary>With rows that add up the others: the question about them, and what was answered.</summary>
    internal ReadingPlan WithSums(IReadOnlyList<SumRow> sums, IReadOnlyDictionary<string, string> answers)
    {
        var asked = Questions.FirstOrDefault(question => question.Code == ImportQuestion.TotalRows);
        var question = CellQuestions.Totals([.. asked?.Evidence ?? [], .. sums.Select(sum => sum.Describe())]);
        var totals = CellQuestions.TotalsOf(question, answers);
        return this with
        {
            Questions = [.. Questions.Where(other => other != asked), question],
            Totals = totals,
            TotalLines = totals == TotalRows.LeaveOut ? sums.Select(sum => sum.Line).ToHashSet() : TotalLines,
        };
    }
}
