using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;
using ChartPoint = RevenueDashboard.Web.Charts.Builders.LorenzPoint;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

/// <summary>The month's shares as the page's charts take them.</summary>
public static class ConcentrationCharts
{
    private const int MostMoved = 7;

    /// <summary>Closer running totals than this would write over each other.</summary>
    private const double LeastGap = 0.06;

    public static ParetoData Pareto(ConcentrationDetail detail, ViewAddress address) => new(
        [.. detail.Ranked.Where(customer => customer.Share is not null).Select(customer => new RankedShare(customer.Customer.Name, customer.Share!.Value, EntityLink.Of(customer.Customer, address, "concentration")))],
        MarksOf(detail))
    {
        Whose = WhoseOf(detail.Scope),
    };

    /// <summary>What the page calls those whose shares it shows.</summary>
    public static WhoseShares WhoseOf(ReportScope scope) => new(scope.One, scope.Many);

    public static string ParetoSummary(ConcentrationDetail detail)
    {
        var measures = detail.Measures;
        if (measures.Top1Share is null) return ConcentrationWords.WithoutShares(detail);
        var largest = $"{detail.Ranked[0].Customer.Name} has {Figures.Percent(measures.Top1Share)}";
        var five = measures.Customers > 5 ? $", the largest five {Figures.Percent(measures.Cr5)}" : "";
        var half = measures.N50 is { } n50 ? $"; {Figures.Count(n50)} of {Figures.Count(measures.Customers, detail.Scope.One, detail.Scope.Many)} {(n50 == 1 ? "makes" : "make")} half" : "";
        return $"{largest}{five}{half}.";
    }

    /// <summary>The report's curve is thinned; the last step is drawn and named as the largest customer's own, so its foot must be exact.</summary>
    public static LorenzData Lorenz(ConcentrationDetail detail)
    {
        List<ChartPoint> curve = [.. detail.Lorenz.Select(point => new ChartPoint(point.Customers, point.Revenue))];
        if (detail.Measures.Customers > 1 && curve.Count > 0)
        {
            var foot = new ChartPoint(1 - 1.0 / detail.Measures.Customers, 1 - (double)detail.Ranked[0].Amount / detail.Measures.Positive);
            curve.RemoveAll(point => point.Customers >= foot.Customers - 1e-12 && point.Customers < 1);
            curve.Insert(curve.Count - 1, foot);
        }

        return new LorenzData(curve, detail.Measures.Gini, detail.Ranked.Count == 0 ? "" : detail.Ranked[0].Customer.Name) { Whose = WhoseOf(detail.Scope) };
    }

    public static ChangeWaterfallData Moved(ConcentrationDetail detail, ViewAddress address)
    {
        var largest = detail.Ranked.Count == 0 ? (int?)null : detail.Ranked[0].Customer.Id;
        var others = detail.Moved.Skip(MostMoved).ToList();
        List<ChangeStep> steps =
        [
            .. detail.Moved.Take(MostMoved).Select(move => new ChangeStep(move.Customer.Name, move.Points, move.Customer.Id == largest, EntityLink.Of(move.Customer, address, "concentration"))),
        ];
        if (others.Count > 0) steps.Add(new ChangeStep(Figures.Count(others.Count, "other", "others"), others.Sum(move => move.Points)));
        return new ChangeWaterfallData(steps, "Change of HHI") { Whose = WhoseOf(detail.Scope) };
    }

    /// <summary>"HHI 708.1 in Feb, 732.0 in Mar: +23.9."</summary>
    public static string MovedSentence(ConcentrationDetail detail) =>
        $"HHI {Figures.Number(detail.MeasuresBefore?.Hhi)} in {ConcentrationWords.Against(detail)}, {Figures.Number(detail.Measures.Hhi)} in {(detail.Against == detail.Month.AddMonths(-1) ? ConcentrationWords.ShortName(detail.Month) : Figures.MonthName(detail.Month))}: {Figures.Change(detail.Measures.Hhi - detail.MeasuresBefore?.Hhi)}.";

    /// <summary>Top share and effective number up to the page's month.</summary>
    public static TrendPairData Trend(ConcentrationReport report, ConcentrationDetail detail, ViewAddress address)
    {
        var months = MonthsOf(report, detail);
        var lines = ConcentrationThresholds.Default;
        return new TrendPairData(
            [.. months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
            [.. months.Select(month => month.Measures?.Top1Share)],
            [.. months.Select(month => month.Measures?.EffectiveCustomers)],
            detail.Ranked.Count == 0 ? "Largest" : detail.Ranked[0].Customer.Name,
            detail.Scope.IsOfCustomers ? new ShareBands(lines.Watch.Share, lines.Disclose.Share, lines.Serious.Share) : null,
            month => (address with { To = month }).On("concentration"))
        {
            Whose = WhoseOf(detail.Scope),
        };
    }

    public static string TrendSummary(ConcentrationReport report, ConcentrationDetail detail)
    {
        var known = MonthsOf(report, detail).Where(month => month.Measures is { Top1Share: not null }).ToList();
        if (known.Count == 0) return "No month of these has shares.";
        string At(ConcentrationMonth month) =>
            $"in {Figures.MonthName(month.Month)} the largest {detail.Scope.One} has {Figures.Percent(month.Measures!.Top1Share)} and the effective number is {Figures.Number(month.Measures.EffectiveCustomers)}";
        return known.Count == 1 ? $"{ScopeWords.Sentence(At(known[0]))}." : $"{ScopeWords.Sentence(At(known[0]))}; {At(known[^1])}.";
    }

    /// <summary>The profile of the month, its named orders marked.</summary>
    public static HillData Hill(ConcentrationDetail detail) => new(
        [.. detail.HillCurve().Select(hill => new HillPoint(hill.Order, hill.Customers))], [.. detail.Hill.Select(hill => new HillPoint(hill.Order, hill.Customers))])
    {
        Whose = WhoseOf(detail.Scope),
    };

    internal static List<ConcentrationMonth> MonthsOf(ConcentrationReport report, ConcentrationDetail detail) => [.. report.Months.Where(month => month.Month <= detail.Month)];

    private static List<ParetoMark> MarksOf(ConcentrationDetail detail)
    {
        var measures = detail.Measures;
        var marks = new List<ParetoMark>();
        void Add(int? rank, string text)
        {
            // The first customer has its own words beside its bar.
            if (rank is not > 1 || rank > detail.Ranked.Count) return;
            var total = detail.Ranked[rank.Value - 1].Cumulative;
            if (marks.All(mark => Math.Abs((detail.Ranked[mark.Rank - 1].Cumulative ?? 0) - (total ?? 0)) >= LeastGap)) marks.Add(new ParetoMark(rank.Value, text));
        }

        Add(measures.N50, $"{Figures.Count(measures.N50 ?? 0)} make half (N50)");
        Add(measures.N80, $"{Figures.Count(measures.N80 ?? 0)} make 80{Figures.ThinSpace}% (N80)");
        if (measures.Customers > 5) Add(5, $"Five make {Figures.Percent(measures.Cr5)}");
        return [.. marks.OrderBy(mark => mark.Rank)];
    }
}
