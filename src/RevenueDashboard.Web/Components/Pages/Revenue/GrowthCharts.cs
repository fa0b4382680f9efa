using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Revenue;

/// <summary>The growth of a view as lines, with what was published, expected and guided beside it, and the events that go with it.</summary>
public sealed record GrowthCharts(GrowthReport Report, EarnedReport Earned, RevenueCube Cube, ViewAddress Address, NumberedEvents Events)
{
    private const double Percent = 100 * Money.Scale;
    private const int MostLines = 7;

    /// <summary>How far ahead of the book an expectation is drawn.</summary>
    private const int MonthsAhead = 6;

    private bool IsExLargest => Address.WithoutLargest;

    public GrowthFigures FiguresOf(GrowthMonth month) => IsExLargest ? month.WithoutLargest : month.All;

    public LinesData Growth()
    {
        var months = Months(point => point.Unit == "%");
        var own = new List<LineSeries>();
        void Add(string name, string shortName, ChartColor color, Func<GrowthFigures, double?> figure)
        {
            var points = Report.Months.Select(month => figure(FiguresOf(month))).Concat(Enumerable.Repeat<double?>(null, months.Count - Report.Months.Count)).ToList();
            if (points.Any(point => point is not null)) own.Add(new LineSeries(name, color, points) { ShortName = shortName });
        }

        Add("Ours on three months before", "Ours, 3 months", ChartColor.Azure, figures => figures.QuarterOverQuarter);
        Add("Ours on the year before", "Ours, a year", ChartColor.Product(1), figures => figures.YearOverYear);
        return new LinesData(Marked(months), [.. own, .. ReferenceLines.Of(Cube.Series, months, point => point.Unit == "%", Percent, byKind: true).Take(MostLines - own.Count)], ChartMeasure.Share, Height: Events.Any ? 360 : 300, Href: Link)
        {
            Flags = Events.Flags,
        };
    }

    /// <summary>Gross profit added up, beside what was invested in the book's currency.</summary>
    /// <returns>Null when there is no such series, or no gross profit.</returns>
    public LinesData? Investment()
    {
        var months = Report.Months.Select(month => month.Month).ToList();
        var lines = ReferenceLines.Of([.. Invested], months, point => point.Unit == Cube.Currency.Code, (double)(Money.Scale * InvestmentUnit.Size));
        if (lines.Count == 0 || Earned.Months.All(month => month.Middle is null)) return null;

        var earned = new LineSeries("Gross profit, added up", ChartColor.Azure, [.. Earned.Months.Select(month => InUnit(month.Middle))]);
        return new LinesData(Marked(months), [earned, .. lines.Take(MostLines - 1)], UnitWord: InvestmentUnit.Word, Href: Link);
    }

    public AmountUnit InvestmentUnit => AmountUnit.For(
        Invested.SelectMany(series => series.Points).Where(point => point.Unit == Cube.Currency.Code).Select(point => Math.Abs(Money.ToDecimal(point.Value))).DefaultIfEmpty(0).Max(), Cube.Currency);

    /// <summary>"8.5 % on three months before in Jun 2024".</summary>
    public string Summary
    {
        get
        {
            if (Report.Current is not { } current) return "No month has data.";
            var figures = FiguresOf(current);
            var own = $"In {Figures.MonthName(current.Month)} revenue grew {Figures.PercentChange(figures.QuarterOverQuarter)} on three months before, {Figures.PercentChange(figures.YearOverYear)} on the year before.";
            return own + Events.Summary;
        }
    }

    private IEnumerable<CubeSeries> Invested => Cube.Series.Where(series => series.IsInvestment);

    private double? InUnit(long? amount) => amount is { } known ? (double)(Money.ToDecimal(known) / InvestmentUnit.Size) : null;

    private string Link(Month month) => (Address with { To = month }).On("revenue/growth");

    // Up to where something is expected, unless somebody chose where to end.
    private List<Month> Months(Func<CubePoint, bool> inUnit)
    {
        var months = Report.Months.Select(month => month.Month).ToList();
        if (Address.To is not null || months.Count == 0) return months;
        var limit = months[^1].AddMonths(MonthsAhead);
        var last = Cube.Series.SelectMany(series => series.Points).Where(point => inUnit(point) && point.Month <= limit).Select(point => point.Month).Append(months[^1]).Max();
        while (months[^1] < last) months.Add(months[^1].AddMonths(1));
        return months;
    }

    private List<ChartMonth> Marked(List<Month> months) => [.. months.Select((month, i) => new ChartMonth(month, i < Report.Months.Count && Report.Months[i].Status == MonthStatus.Open))];
}
