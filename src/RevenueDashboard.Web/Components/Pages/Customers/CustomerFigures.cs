using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Customers;

/// <summary>A key figure of a customer in the words of the page.</summary>
/// <param name="Trend">Oldest first, up to the page's month; null draws none.</param>
public sealed record CustomerFigure(string Label, string Figure, string Unit, string Note, string? SecondNote = null)
{
    public Status Status { get; init; }

    public string? Word { get; init; }

    public IReadOnlyList<double?>? Trend { get; init; }

    public string? TrendLabel { get; init; }
}

/// <summary>The figures at the top of a customer's page; none when the scope has no month with data.</summary>
public static class CustomerFigures
{
    public static IReadOnlyList<CustomerFigure> Of(CustomerReport report, AmountUnit unit) => report.Current is { } current
        ? [Revenue(report, current, unit), Share(report, current), Since(report, current), Rank(report, current), Sum(report)]
        : [];

    /// <summary>"nearly: 19.0 to 20.0 M$"; null when the amount is meant exactly.</summary>
    public static string? RangeOf(CustomerMonth month, AmountUnit unit) => month is { Low: { } low, High: { } high }
        ? $"{(month.Qualifier is { } word ? $"{word}: " : "")}{Figures.Amount(Money.ToDecimal(low), unit)} to {Figures.AmountWithUnit(Money.ToDecimal(high), unit)}"
        : month.Qualifier;

    private static CustomerFigure Revenue(CustomerReport report, CustomerMonth current, AmountUnit unit) => new(
        $"Revenue, {Figures.MonthName(current.Month)}",
        Figures.Amount(Money.ToDecimal(current.Amount ?? 0), unit),
        unit.Word,
        current.Status == MonthStatus.Open
            ? "The month is not over: nothing to compare yet"
            : report.Previous is { Amount: { } before } && Growth.Rate(current.Amount, before) is { } growth
            ? $"{Figures.PercentChange(growth)} on {Name(current.Month.AddMonths(-1))}"
            : report.Gap is { Status: not MonthStatus.Missing } gap ? GapWords.NotCompared(gap, Name(current.Month.AddMonths(-1)))
            : $"Nothing in {Name(current.Month.AddMonths(-1))} to compare",
        RangeOf(current, unit))
    {
        Trend = [.. Shown(report, current).Select(month => (double?)month.Amount)],
        TrendLabel = $"Revenue by month up to {Name(current.Month)}",
    };

    private static CustomerFigure Share(CustomerReport report, CustomerMonth current)
    {
        var finding = Statuses.OfTopShare(current.Share);
        var (status, word) = finding switch
        {
            { Status: ShareStatus.Serious, Reached: { } line } => (Status.Serious, $"Over {Figures.Percent(line.Share, 0)}"),
            { Status: ShareStatus.Disclose } => (Status.Watch, "Disclose"),
            { Status: ShareStatus.Watch, Reached: { } line } => (Status.Watch, $"Over {Figures.Percent(line.Share, 0)}"),
            _ => (Status.Info, (string?)null),
        };
        return new CustomerFigure(
            $"Share, {Name(current.Month)}",
            current.Amount < 0 ? ShareWords.NetCredit : Figures.PercentNumber(current.Share),
            current.Share is null ? "" : "%",
            current.ShareBase is { } whole ? $"of {Whole(whole, report)} of {report.Scope.ProductsInWords}" : "No shares: the month’s total is not above zero",
            current.Share - report.Previous?.Share is { } change ? $"{Figures.Points(change)} on {Name(current.Month.AddMonths(-1))}" : null)
        {
            Status = status,
            Word = word,
            Trend = [.. Shown(report, current).Select(month => month.Share)],
            TrendLabel = $"Share by month up to {Name(current.Month)}",
        };
    }

    // In a year; where the book is younger than that, since the first month shown.
    private static CustomerFigure Since(CustomerReport report, CustomerMonth current)
    {
        var first = report.YearBefore ?? report.Months.FirstOrDefault(month => month is { Share: not null, IsComplete: true } && month.Month < current.Month);
        return new CustomerFigure(
            report.YearBefore is null && first is not null ? $"Share since {Name(first.Month)}" : "Share in a year",
            current.IsComplete && current.Share - first?.Share is { } change ? Figures.PointsNumber(change) : Figures.NotApplicable,
            current.Share is null || first?.Share is null ? "" : "pp",
            first switch
            {
                null => "No earlier month to compare",
                { Share: { } share, ShareBase: { } whole } => $"{Figures.Percent(share)} of {Whole(whole, report)} in {Name(first.Month)}",
                _ => $"No share in {Name(first.Month)}",
            });
    }

    private static CustomerFigure Rank(CustomerReport report, CustomerMonth current) => new(
        $"Rank, {Name(current.Month)}",
        current.Rank is { } rank ? Figures.Count(rank) : Figures.NotApplicable,
        current.Rank is null ? "" : report.Scope.Level == EntityLevel.Parent ? "by parent" : "by customer",
        current.Rank is null ? "No revenue in the month" : report.Previous?.Rank is { } before ? $"{Figures.Count(before)} in {Name(current.Month.AddMonths(-1))}"
            : report.Gap is { } gap ? GapWords.NotCompared(gap, Name(current.Month.AddMonths(-1))) : $"Without rank in {Name(current.Month.AddMonths(-1))}",
        report.YearBefore?.Rank is { } year ? $"{Figures.Count(year)} in {Name(current.Month.AddMonths(-12))}" : null);

    private static CustomerFigure Sum(CustomerReport report)
    {
        var sum = Money.ToDecimal(report.Months.Aggregate(0L, (sum, month) => checked(sum + (month.Amount ?? 0))));
        var unit = AmountUnit.For(sum, report.Scope.Currency);
        var open = report.Months.Where(month => month.Status == MonthStatus.Open).Select(month => Name(month.Month)).ToList();
        return new CustomerFigure(
            "Revenue over the period",
            Figures.Amount(sum, unit),
            unit.Word,
            report.Scope.Months is { } months ? Figures.MonthNames(months) : "",
            open.Count == 0 ? null : $"{string.Join(", ", open)} still open");
    }

    private static IEnumerable<CustomerMonth> Shown(CustomerReport report, CustomerMonth current) => report.Months.Where(month => month.Month <= current.Month);

    private static string Whole(long units, CustomerReport report)
    {
        var amount = Money.ToDecimal(units);
        return Figures.AmountWithUnit(amount, AmountUnit.For(amount, report.Scope.Currency));
    }

    private static string Name(Month month) => Figures.MonthName(month);
}
