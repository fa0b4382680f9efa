using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Benchmarks;

/// <summary>The whole risk report of 2,000 customers by scorecard, with a shared risk, beside the convolution as a textbook writes it, of the distribution alone.</summary>
internal static class RiskBenchmark
{
    private const int Customers = RiskReport.MostExact, Builders = 100;

    private static readonly double[] Levels = [0.90, 0.95, 0.99];

    /// <exception cref="InvalidOperationException">The two ways do not say the same.</exception>
    public static Measurement Run(int runs)
    {
        var cube = Generate();
        var assumptions = new RiskAssumptions { FromScorecards = true };
        RiskReport Report() => RiskReport.Of(cube, new ReportQuestion(), assumptions)!;

        var report = Report();
        var shared = report.Shared.Single();
        var members = shared.Customers.ToHashSet();
        var unit = report.RoundedTo ?? throw new InvalidOperationException("Amounts of all sizes have no common unit: they are rounded to one.");
        // By itself each is lost as far as the shared risk does not explain it. Each amount is rounded to the nearest unit here, which is fine enough for amounts of all sizes.
        var losses = report.Customers.Select(customer => (
            Units: (int)((customer.Exposure + unit / 2) / unit),
            Own: members.Contains(customer.Customer.Name) ? 1 - (1 - customer.Probability) / (1 - shared.Probability) : customer.Probability,
            IsMember: members.Contains(customer.Customer.Name))).ToArray();
        var textbook = AtRisk(Textbook(losses, shared.Probability));
        // Not to the unit: the report rounds the running sum of the amounts. A thousandth of the figure is some 10 units of thousands.
        if (report.Levels.Zip(textbook).Any(both => Math.Abs(both.First.AtRisk / (double)unit - both.Second) > both.Second / 1000.0)) throw new InvalidOperationException("The report and the textbook have not the same revenue at risk.");

        var (ours, peer) = ReportBenchmark.Beside(() => Report(), () => Textbook(losses, shared.Probability), runs);
        return new Measurement(
            string.Create(CultureInfo.InvariantCulture, $"Revenue at risk of {Customers:N0} customers by scorecard, {Builders} of them with a shared risk: the whole report"),
            "the convolution as in a textbook, the distribution alone", ours, peer, "both say the same at 90, 95 and 99 %, within a thousandth");
    }

    // f(x) becomes (1 − p)·f(x) + p·f(x − w), from the top down; the mix over the shared risk happening or not.
    private static double[] Textbook((int Units, double Own, bool IsMember)[] losses, double shared)
    {
        var length = 1 + losses.Sum(loss => loss.Units);
        var mixed = new double[length];
        foreach (var (happens, likely) in new[] { (true, shared), (false, 1 - shared) })
        {
            var sum = new double[length];
            sum[0] = 1;
            foreach (var (units, own, isMember) in losses)
            {
                var p = happens && isMember ? 1 : own;
                for (var x = length - 1; x >= 0; x--) sum[x] = sum[x] * (1 - p) + (x >= units ? sum[x - units] * p : 0);
            }

            for (var x = 0; x < length; x++) mixed[x] += likely * sum[x];
        }

        return mixed;
    }

    private static List<long> AtRisk(double[] distribution) => [.. Levels.Select(level =>
    {
        double sum = 0;
        for (var x = 0; x < distribution.Length; x++)
        {
            sum += distribution[x];
            if (sum >= level - 1e-12) return (long)x;
        }

        return distribution.Length - 1L;
    })];

    // Sizes as in a real book: the largest a quarter of it, then falling off; every third came from another provider.
    private static RevenueCube Generate()
    {
        var month = new Month(2024, 6);
        var builder = new CubeCellsBuilder(month);
        for (var i = 0; i < Customers; i++) builder.Add(month, i, 0, RevenueType.Usage, Currency.Usd, (long)(20_000_000 / Math.Pow(i + 1, 0.7)) * Money.Scale + i, RecordStatus.Actual);
        return new RevenueCube(
            1, Currency.Usd, builder.Build((amount, _, _) => amount, Currency.Usd),
            [.. Enumerable.Range(0, Customers).Select(i => new CubeCustomer(i + 1, $"Customer {i:0000}", PreviousProvider: i % 3 == 0 ? "Elsewhere" : null))],
            [new CubeProduct(1, "model", "Model")], new ParentTree(), new() { [(month, 0)] = MonthStatus.Final }, [], [])
        {
            RunningMonth = month + 1,
            Evidence = [.. Enumerable.Range(0, Builders).Select(i => new CubeEvidence(i, RiskFactor.CompetingModel, null, EvidenceSide.For, i % 2 == 0 ? FactorState.Suspected : FactorState.Confirmed, null, null, null, null, null, null))],
        };
    }
}
