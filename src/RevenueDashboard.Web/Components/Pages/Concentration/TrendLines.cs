using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

/// <summary>Any measure over months: its lines, and what is said of them.</summary>
public sealed record TrendLines(string Title, ChartMeasure Measure, IReadOnlyList<TrendLine> Lines)
{
    // The colour of the largest is for the largest alone.
    private static readonly ChartColor[] Colors = [ChartColor.Other, ChartColor.Ink3, ChartColor.Azure, ChartColor.Ink];

    public static IReadOnlyList<TrendChoice> All { get; } = Enum.GetValues<TrendChoice>();

    /// <returns>Null for the pair, which is a drawing of its own.</returns>
    public static TrendLines? Of(TrendChoice choice, ReportScope scope) => choice switch
    {
        TrendChoice.ConcentrationRatios => new(NameOf(choice, scope), ChartMeasure.Share, [new("CR20", at => at.Cr20), new("CR10", at => at.Cr10), new("CR5", at => at.Cr5), new("CR3", at => at.Cr3)]),
        TrendChoice.CustomersForShare => new(NameOf(choice, scope), ChartMeasure.Number, [new("N80", at => at.N80), new("N50", at => at.N50)]),
        TrendChoice.Hhi => One(choice, ChartMeasure.Number, scope, at => at.Hhi),
        TrendChoice.HhiNormalised => One(choice, ChartMeasure.Index, scope, at => at.HhiNormalised),
        TrendChoice.EffectiveNumber => One(choice, ChartMeasure.Number, scope, at => at.EffectiveCustomers),
        TrendChoice.EntropyNumber => One(choice, ChartMeasure.Number, scope, at => at.EntropyCustomers),
        TrendChoice.Gini => One(choice, ChartMeasure.Index, scope, at => at.Gini),
        TrendChoice.Theil => One(choice, ChartMeasure.Index, scope, at => at.Theil),
        TrendChoice.Customers => One(choice, ChartMeasure.Number, scope, at => at.Customers),
        _ => null,
    };

    /// <summary>As the choice reads in a list.</summary>
    public static string NameOf(TrendChoice choice, ReportScope scope) => choice switch
    {
        TrendChoice.TopShareAndEffectiveNumber => "Top share and effective number",
        TrendChoice.ConcentrationRatios => "CR3, CR5, CR10 and CR20",
        TrendChoice.CustomersForShare => "N50 and N80",
        TrendChoice.Hhi => "HHI",
        TrendChoice.HhiNormalised => "Normalised HHI",
        TrendChoice.EffectiveNumber => "Effective number",
        TrendChoice.EntropyNumber => "Entropy number",
        TrendChoice.Gini => "Gini",
        TrendChoice.Theil => "Theil",
        _ => $"{ScopeWords.Sentence(scope.Many)} above zero",
    };

    public ChartDrawing Draw(IReadOnlyList<ConcentrationMonth> months, ViewAddress address) => LinesChart.Draw(new LinesData(
        [.. months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
        [.. Lines.Select((line, i) => new LineSeries(line.Name, Lines.Count == 1 ? ChartColor.Ink2 : Colors[Colors.Length - Lines.Count + i], [.. months.Select(month => month.Measures is { } measures ? line.Of(measures) : null)]))],
        Measure,
        Href: month => (address with { To = month }).On("concentration")));

    /// <summary>"N80 4 in Jul 2023, 6 in Jun 2024."</summary>
    public string Summary(IReadOnlyList<ConcentrationMonth> months)
    {
        var known = months.Where(month => month.Measures is not null).ToList();
        if (known.Count == 0) return "No month of these has data.";
        string At(TrendLine line, ConcentrationMonth month) => $"{Measure.Text(line.Of(month.Measures!))} in {Figures.MonthName(month.Month)}";
        return $"{string.Join("; ", Lines.Select(line => known.Count == 1 ? $"{line.Name} {At(line, known[0])}" : $"{line.Name} {At(line, known[0])}, {At(line, known[^1])}"))}.";
    }

    private static TrendLines One(TrendChoice choice, ChartMeasure measure, ReportScope scope, Func<ConcentrationMeasures, double?> of) =>
        new(NameOf(choice, scope), measure, [new(NameOf(choice, scope), of)]);
}

public sealed record TrendLine(string Name, Func<ConcentrationMeasures, double?> Of);
