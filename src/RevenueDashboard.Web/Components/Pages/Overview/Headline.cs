using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Overview;

/// <summary>A piece of the page's sentence.</summary>
/// <param name="Href">A figure leads to the page that proves it; words lead nowhere.</param>
/// <param name="IsLargest">The share of the largest customer, in its colour.</param>
public sealed record Phrase(string Text, string? Href = null, bool IsLargest = false);

/// <summary>What the page says in one sentence, what it is a share of, and what it rests on.</summary>
/// <param name="Sentence">To be set one after the other; spaces are in the texts.</param>
/// <param name="Scope">The denominator, in words for the chip.</param>
/// <param name="Basis">The amounts behind the share, and the growth behind the months.</param>
public sealed record Headline(IReadOnlyList<Phrase> Sentence, IReadOnlyList<string> Scope, string Basis)
{
    private const double MostMonths = 240;

    public string Text => string.Concat(Sentence.Select(phrase => phrase.Text));

    public static Headline Of(OverviewReport report, ViewAddress address) => new(
        SentenceOf(report, address),
        ScopeOf(report, address),
        report.Dependence is { } dependence ? $"{AmountsOf(report, dependence)} {GrowthOf(report, dependence)}" : NothingToShare(report));

    /// <summary>Where a page explains how the months of growth are worked out.</summary>
    public static string Methodology(ViewAddress address) => $"{address.On("methodology")}#replacement-time";

    private static List<Phrase> SentenceOf(OverviewReport report, ViewAddress address)
    {
        if (report.Dependence is not { } dependence) return [new Phrase(WithoutShares(report))];

        var lead = LeadOf(report);
        return
        [
            new Phrase($"{lead}{dependence.Customer.Name} pays "),
            new Phrase(Figures.Percent(dependence.Share), address.On("concentration"), IsLargest: true),
            new Phrase($" of {WholeOf(report.Scope)}. "),
            .. IfTheyLeft(dependence, address),
        ];
    }

    private static IEnumerable<Phrase> IfTheyLeft(Dependence dependence, ViewAddress address) => dependence switch
    {
        _ when dependence.Amount >= dependence.Total => [new Phrase("If they left, nothing would be left.")],
        { Replacement: { Outcome: ReplacementOutcome.Replaced, Months: { } months } } =>
        [
            new Phrase("If they left, "),
            new Phrase(MonthsInWords(months), Methodology(address)),
            new Phrase(" of growth would be needed to be back."),
        ],
        { Replacement.Outcome: ReplacementOutcome.NotAtCurrentGrowth } =>
        [
            new Phrase("If they left, they would "),
            new Phrase("not be replaced", Methodology(address)),
            new Phrase(" at current growth."),
        ],
        _ => [new Phrase("How long it would take to be back without them is not known yet.")],
    };

    internal static string MonthsInWords(double months) => months switch
    {
        < 1 => "less than a month",
        < 1.5 => "1 month",
        > MostMonths => "more than 20 years",
        _ => $"{Figures.Number(months, 0)} months",
    };

    private static string LeadOf(OverviewReport report)
    {
        var open = MonthOf(report).Status == MonthStatus.Open ? $"So far in {Figures.MonthName(report.Month)}" : null;
        var without = report.Scope.Without is { } left ? $"{(open is null ? "Without" : "and without")} {left}" : null;
        return (open, without) switch
        {
            (null, null) => "",
            _ => $"{string.Join(' ', new[] { open, without }.OfType<string>())}, ",
        };
    }

    private static string WithoutShares(OverviewReport report)
    {
        var what = $"{(report.Scope.Products.Count == 0 ? "" : $" for {report.Scope.ProductsInWords}")} in {Figures.MonthName(report.Month)}";
        var who = report.Scope.Without is { } left ? $"Without {left}, nobody" : "Nobody";
        return MonthOf(report).Measures is { Customers: > 0 }
            ? $"Credits outweigh what customers paid{what}: nobody has a share."
            : $"{who} paid{what}.";
    }

    private static string NothingToShare(OverviewReport report) =>
        $"{Amount(report, MonthOf(report).Measures?.Total ?? 0)} net in {Figures.MonthName(report.Month)}. A share of nothing has no meaning: the measures are n/a.";

    private static IReadOnlyList<string> ScopeOf(OverviewReport report, ViewAddress address) =>
    [
        report.Dependence is { } dependence ? $"{Figures.Percent(dependence.Share)} of {report.Scope.ProductsInWords}" : report.Scope.ProductsInWords,
        ScopeWords.Of(report.Month, report.Status),
        .. ScopeWords.Of(report.Scope, address),
    ];

    private static string AmountsOf(OverviewReport report, Dependence dependence)
    {
        var measures = MonthOf(report).Measures!;
        var unit = UnitOf(report);
        string In(long amount) => Figures.Amount(Money.ToDecimal(amount), unit);

        List<string> notes = [];
        var word = dependence.Qualifier is { } qualifier ? $"reported as “{qualifier}”" : null;
        if (dependence is { Low: { } low, High: { } high }) notes.Add($"{word ?? "given as a range"}, {In(low)} to {In(high)}");
        else if (word is not null) notes.Add(word);
        if (measures.Unallocated > 0) notes.Add($"{In(measures.Unallocated)} of it allocated to no customer");
        if (measures.Excluded < 0) notes.Add($"net credits of {In(-measures.Excluded)} left out");

        // The denominator of the share, which is more than the net total when somebody's month is a credit.
        var whole = checked(measures.Positive + measures.Unallocated);
        return $"{In(dependence.Amount)} of {Figures.AmountWithUnit(Money.ToDecimal(whole), unit)}{(notes.Count == 0 ? "" : $" ({string.Join("; ", notes)})")}.";
    }

    private static string GrowthOf(OverviewReport report, Dependence dependence)
    {
        if (dependence.Amount >= dependence.Total) return "There are no others whose growth could make up for them.";
        if (dependence.GrowthOfOthers is not { } growth) return $"How fast the others grow is not known: that takes their revenue of {Figures.MonthName(report.Month.AddMonths(-6))}.";

        var rate = Figures.Percent(Math.Abs(growth));
        return rate == Figures.Percent(0) ? "Others do not grow." : growth > 0 ? $"Others grow {rate} a month." : $"Others shrink {rate} a month.";
    }

    private static ConcentrationMonth MonthOf(OverviewReport report) => report.Concentration.Current!;

    private static string WholeOf(ReportScope scope) => scope.Products.Count == 0 ? "all revenue" : scope.ProductsInWords;

    private static AmountUnit UnitOf(OverviewReport report) => AmountUnit.For(Money.ToDecimal(MonthOf(report).Measures?.Total ?? 0), report.Scope.Currency);

    private static string Amount(OverviewReport report, long amount) => Figures.AmountWithUnit(Money.ToDecimal(amount), UnitOf(report));
}
