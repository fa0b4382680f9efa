using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>How batches are spoken of.</summary>
public static class BatchWords
{
    /// <summary>Stands where a file has nothing to say.</summary>
    public const string None = "–";

    public static string NameOf(FileKind kind) => kind switch
    {
        FileKind.Customers => "Customers",
        FileKind.Products => "Products",
        FileKind.ExchangeRates => "Exchange rates",
        FileKind.ReportedTotals => "Reported totals",
        FileKind.ReferenceSeries => "Reference series",
        FileKind.Roles => "Roles",
        FileKind.Claims => "Claims",
        FileKind.Limits => "Limits",
        FileKind.Goals => "Goals",
        FileKind.Events => "Events",
        _ => "Revenue",
    };

    public static string NameOf(RevenueType type) => type switch
    {
        RevenueType.RevenueShare => "revenue share",
        _ => type.ToString().ToLowerInvariant(),
    };

    public static (Status Status, string Word) StateOf(BatchEntry batch) => batch.State switch
    {
        BatchState.Committed => (Status.Ok, "In the book"),
        BatchState.Undone => (Status.Info, "Undone"),
        BatchState.Refused => (Status.Serious, "Refused"),
        BatchState.Discarded => (Status.Info, "Discarded"),
        _ when batch.OpenQuestions > 0 => (Status.Watch, Figures.Count(batch.OpenQuestions, "question", "questions")),
        _ => (Status.Watch, "Not committed"),
    };

    /// <summary>"Jul 2024", "Dec 2010 to Dec 2011", "3 months from Jan 2024"; none for a file without months.</summary>
    public static string MonthsOf(BatchEntry batch)
    {
        var months = batch.Months;
        if (months.Count == 0) return None;
        var range = new MonthRange(months[0], months[^1]);
        return range.Count == months.Count ? Figures.MonthNames(range) : $"{Figures.Count(months.Count)} months, {Figures.MonthNames(range)}";
    }

    /// <summary>"Jan 2024, Mar 2024 to May 2024": runs of months.</summary>
    /// <param name="months">In order.</param>
    public static string MonthsOf(IReadOnlyList<Month> months)
    {
        var runs = new List<MonthRange>();
        foreach (var month in months)
        {
            if (runs.Count > 0 && runs[^1].Last.AddMonths(1) == month) runs[^1] = new MonthRange(runs[^1].First, month);
            else runs.Add(new MonthRange(month, month));
        }

        return string.Join(", ", runs.Select(Figures.MonthNames));
    }

    /// <summary>"Azure OpenAI", "Azure OpenAI and Copilot", "Azure OpenAI and 3 more".</summary>
    public static string ProductsOf(BatchEntry batch) => batch.Products switch
    {
        [] => None,
        [var one] => one,
        [var one, var two] => $"{one} and {two}",
        [var one, ..] => $"{one} and {Figures.Count(batch.Products.Count - 1)} more",
    };

    /// <summary>"100 MB": a limit is a round number.</summary>
    public static string LimitOf(long bytes) => Figures.FileSize(bytes).Replace(".0 ", " ", StringComparison.Ordinal);

    /// <summary>"21,042,318.40 USD", one for each currency; none for a file without amounts.</summary>
    public static string Text(IReadOnlyList<Money> totals) => totals.Count == 0 ? None : string.Join(" · ", totals.Select(Figures.ExactWithCurrency));

    /// <summary>The beginning and the end of a SHA-256, enough to compare by eye: "9f3c·51ae".</summary>
    public static string Fingerprint(string hash) => hash.Length < 8 ? hash : $"{hash[..4]}·{hash[^4..]}";

    /// <summary>"18 Apr 2024 09:12 UTC".</summary>
    public static string Time(DateTimeOffset time) => $"{Figures.Time(time.ToUniversalTime())} UTC";
}
