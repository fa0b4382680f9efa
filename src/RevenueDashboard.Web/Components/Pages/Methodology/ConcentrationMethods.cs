using RevenueDashboard.Metrics;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>The measures of one month's shares.</summary>
internal static class ConcentrationMethods
{
    private const string Remainder = " With a remainder it describes the known customers among themselves.";

    public static MethodSection Section { get; } = new(
        "concentration",
        "Concentration",
        "s are the shares from the largest down, N is the number of customers above zero. The unallocated remainder counts as many very small customers: it is in the denominator and adds nothing to Σ s².",
        [
            new(MethodAnchor.TopShare, "Share of the largest customer", "How much hangs on one customer. The status follows from it: watch at 8 %, disclose at 10 %, serious at 20 %, and a line at 25 %.", "s(1)", "fraction, shown in %", "ConcentrationMeasures.Top1Share", "Concentration.TopShare")
            {
                Range = "0 to 1", Source = $"{ConcentrationThresholds.Default.Disclose.Source} {ConcentrationThresholds.Default.LargeExposure.Source}",
                Example = worked => worked.HasShares ? $"{worked.Largest}: {worked.In(worked.Detail.Ranked[0].Amount)} / {worked.WithUnit(worked.Whole)} = {Figures.Percent(worked.Measures.Top1Share)}." : null,
            },
            new(MethodAnchor.ConcentrationRatio, "CR3, CR5, CR10, CR20", "What the n largest have together.", "Σ of the n largest s, exactly n customers; n ≥ N is \"all N\"", "fraction, shown in %",
                "ConcentrationMeasures.Cr3", "ConcentrationMeasures.Cr5", "ConcentrationMeasures.Cr10", "ConcentrationMeasures.Cr20", "Concentration.ConcentrationRatio")
            {
                Range = "0 to 1",
                Example = worked => worked.Shares.Count < 3 ? null : $"CR3 = {string.Join(" + ", worked.Shares.Take(3).Select(share => Figures.PercentNumber(share, 2)))} = {Figures.Percent(worked.Measures.Cr3, 2)}.",
            },
            new(MethodAnchor.Ties, "Ties at rank n", "Whether it was chance who is among the n largest.", "customers whose amount equals that at rank n, itself included", "count",
                "ConcentrationMeasures.Cr3Ties", "ConcentrationMeasures.Cr5Ties", "ConcentrationMeasures.Cr10Ties", "ConcentrationMeasures.Cr20Ties", "Concentration.TiesAtRank")
            {
                Range = "0 when N < n", NotApplicable = "never",
                Example = worked => worked.Detail.Ranked.Count < 5 ? null : $"Rank 5 has {worked.WithUnit(worked.Detail.Ranked[4].Amount)}: {Figures.Count(worked.Measures.Cr5Ties, "customer has", "customers have")} exactly that.",
            },
            new(MethodAnchor.Hhi, "Herfindahl–Hirschman index, HHI", "Large customers count by the square: one of 24 % weighs as much as sixteen of 6 %.", "10,000·Σ s²", "points", "ConcentrationMeasures.Hhi", "Concentration.HerfindahlIndex")
            {
                Range = "10,000/N to 10,000; lower with a remainder", Source = $"Herfindahl 1950; Hirschman 1964. Lines at 1,000 and 1,800: {ConcentrationThresholds.Default.HhiSource}",
                Example = worked => worked.HasShares ? $"HHI = 10,000 × ({worked.Squares()}) = {Figures.Number(worked.Measures.Hhi)}." : null,
            },
            new(MethodAnchor.HhiNormalised, "Normalised HHI", "HHI from which the number of customers is taken out." + Remainder, "(Σs² − 1/N)/(1 − 1/N)", "number", "ConcentrationMeasures.HhiNormalised", "Concentration.NormalisedHerfindahl")
            {
                Range = "0 to 1", NotApplicable = "N = 1, or no shares", Example = Normalised,
            },
            new(MethodAnchor.EffectiveNumber, "Effective number of customers", "As many equal customers would be as concentrated.", "1/Σ s²", "customers", "ConcentrationMeasures.EffectiveCustomers", "Concentration.EffectiveNumber")
            {
                Range = "1 to N; higher with a remainder", Source = "Adelman 1969",
                Example = worked => worked.HasShares ? $"10,000 / {Figures.Number(worked.Measures.Hhi)} = {Figures.Number(worked.Measures.EffectiveCustomers)}, of {Figures.Count(worked.Measures.Customers, "customer", "customers")}." : null,
            },
            new(MethodAnchor.EntropyNumber, "Entropy number", "Like the effective number, but large customers weigh less." + Remainder, "exp(−Σ s ln s)", "customers", "ConcentrationMeasures.EntropyCustomers", "Concentration.EntropyNumber")
            {
                Range = "1 to N", Source = "Shannon 1948; Hill 1973",
                Example = worked => worked.Measures.EntropyCustomers is { } number ? $"exp({Figures.Number(Math.Log(number), 4)}) = {Figures.Number(number)}." : null,
            },
            new(MethodAnchor.Hill, "Hill profile", "One count of equal customers for each weight q on the largest." + Remainder, "(Σ s^q)^(1/(1−q)); q = 0 is N, 1 the entropy number, 2 the effective number, ∞ is 1/s(1)", "customers", "Concentration.HillNumber", "Concentration.HillProfile")
            {
                Range = "1 to N, never rises with q", Source = "Hill 1973",
                Example = worked => worked.Detail.Hill.Count == 0 ? null : $"{string.Join(", ", worked.Detail.Hill.Select(hill => $"q = {(double.IsPositiveInfinity(hill.Order) ? "∞" : Figures.Number(hill.Order, 0))}: {Figures.Number(hill.Customers, hill.Order == 0 ? 0 : 1)}"))}.",
            },
            new(MethodAnchor.Theil, "Theil", "How far the shares are from equal, in the units of entropy." + Remainder, "ln N + Σ s ln s", "number", "ConcentrationMeasures.Theil", "Concentration.Theil")
            {
                Range = "0 to ln N", Source = "Theil 1967",
                Example = worked => worked.Measures is { Theil: { } theil, EntropyCustomers: { } number } ? $"ln {Figures.Count(worked.Measures.Customers)} − {Figures.Number(Math.Log(number), 4)} = {Figures.Number(theil, 4)}." : null,
            },
            new(MethodAnchor.TheilBetween, "Theil between groups", "What would be left of Theil if the customers of each industry, country, previous provider or product were equal. Who belongs to several is a group of its own, so that the two parts are all of it.", "Σ S(g)·ln(S(g)·N/n(g))", "number", "TheilDecomposition.Between")
            {
                Range = "0 to Theil", Source = "Theil 1967; Shorrocks 1980", NotApplicable = "no shares",
            },
            new("theil-within", "Theil within groups", "The groups’ own indices, each weighted by its share of the revenue.", "Σ S(g)·T(g); between + within = Theil", "number", "TheilDecomposition.Within")
            {
                Range = "0 to Theil", Source = "Theil 1967; Shorrocks 1980", NotApplicable = "no shares",
            },
            new(MethodAnchor.Gini, "Gini", "Twice the area between equal shares and the Lorenz curve." + Remainder, "2Σ i·x(i)/(N Σx) − (N+1)/N, x ascending", "number", "ConcentrationMeasures.Gini", "Concentration.Gini")
            {
                Range = "0 to below 1; N = 1 is 0", Source = "Gini 1912", Example = Gini,
            },
            new(MethodAnchor.CustomersForShare, "N50, N80", "How few customers make half of the revenue, or 80 % of it.", "smallest k with Σ of the k largest s ≥ 50 %, 80 % (tolerance 1e-12)", "customers", "ConcentrationMeasures.N50", "ConcentrationMeasures.N80", "Concentration.CustomersForShare")
            {
                Range = "1 to N", NotApplicable = "known customers do not reach it, or no shares", Example = Half,
            },
            new("pareto", "Pareto chart", "The shares and their running total by rank.", "share and running share from the largest down", "fraction, shown in %", "Pareto.Of") { Range = "0 to 1" },
            new("lorenz", "Lorenz curve", "The smallest customers first: their part of all customers against their part of the revenue." + Remainder, "share of the customers, from the smallest, against their share of revenue; thinned by length along the curve, ends kept", "fraction, shown in %", "Lorenz.Of") { Range = "0 to 1", Source = "Lorenz 1905" },
        ]);

    private static string? Normalised(WorkedFigures worked)
    {
        if (worked.Measures.HhiNormalised is not { } normalised || worked.Detail.Hill.FirstOrDefault(hill => hill.Order == 2) is not { } squares) return null;
        var n = Figures.Count(worked.Measures.Customers);
        return $"({Figures.Number(1 / squares.Customers, 4)} − 1/{n}) / (1 − 1/{n}) = {Figures.Number(normalised, 4)}.";
    }

    private static string? Gini(WorkedFigures worked)
    {
        if (worked.Measures.Gini is not { } gini) return null;
        var (ranked, n) = (worked.Detail.Ranked, worked.Detail.Ranked.Count);
        var weighted = ranked.Select((customer, i) => (n - i) * (double)customer.Amount).Sum() * 2 / (n * (double)worked.Measures.Positive);
        return $"{Figures.Number(weighted, 4)} − {Figures.Count(n + 1)}/{Figures.Count(n)} = {Figures.Number(gini, 4)}.";
    }

    private static string? Half(WorkedFigures worked)
    {
        if (worked.Measures.N50 is not { } half) return null;
        string Sum(int count) => Figures.Percent(worked.Detail.Ranked[count - 1].Cumulative, 2);
        return half == 1 ? $"The largest alone has {Sum(1)}: N50 = 1." : $"The {Figures.Count(half)} largest have {Sum(half)}, one fewer only {Sum(half - 1)}: N50 = {Figures.Count(half)}.";
    }
}
