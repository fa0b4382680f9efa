using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Benchmarks;

/// <summary>Disclosure and claims from the cube, each beside DuckDB's SQL for a part of it over the same rows.</summary>
internal static class EvidenceBenchmark
{
    /// <summary>Claims about the generated book: figures of one month, of a customer, of a year and between months.</summary>
    public const string Claims = """
        claim,metric,first month,month,product,customer,over,value,unit,qualifier
        A,total,,2024-12,,,,1,USD,more than
        B,annualRunRate,,2024-12,Product 1,,,1,USD,more than
        C,share,,2024-12,Product 1,Customer 00000 Holdings,,10,%,almost
        D,monthlyAmount,2024-10,2024-12,Product 1,Customer 00000 Holdings,,2000000,USD,about
        E,top1Share,,2024-12,,,,10,%,about
        F,hhi,,2024-12,,,,100,,about
        G,customersOver,,2024-12,,,1000000,100,,about
        H,totalGrowth,2023-12,2024-12,,,,0,%,about

        """;

    private const int WarmUps = 30;

    private const string DisclosureSql =
        """
        WITH whole AS (SELECT sum(amount) AS total FROM spend WHERE month BETWEEN '2024-01' AND '2024-12')
        SELECT customer, sum(amount) FROM spend, whole WHERE month BETWEEN '2024-01' AND '2024-12' GROUP BY customer, total HAVING sum(amount) * 100 >= 8 * total ORDER BY 2 DESC
        """;

    private const string ClaimsSql =
        """
        SELECT count(*) FROM (SELECT customer FROM spend WHERE month BETWEEN '2024-01' AND '2024-12' GROUP BY customer HAVING sum(amount) >= 1000000)
        """;

    public static IEnumerable<Measurement> Run(RevenueCube cube, DuckDBConnection duck, int runs)
    {
        var period = cube.Calendar.Quarter(cube.Months!.Value.Last);
        var year = DisclosureReport.Of(cube, period).Parts[^1];
        if (!year.TenPercent.Concat(year.Watch).Select(customer => customer.Customer.Name).SequenceEqual(Names(duck, DisclosureSql))) throw new InvalidOperationException("The disclosure and DuckDB disagree.");
        yield return Measure("Disclosure of a fiscal quarter and its year, with products and the year before", "DuckDB SQL: the year's customers only", () => DisclosureReport.Of(cube, period), () => Names(duck, DisclosureSql), runs);

        var over = ClaimsReport.Of(cube).Claims.Single(claim => claim.Claim.Name == "G");
        if (over.Figure.Value != Names(duck, ClaimsSql).Select(count => double.Parse(count, CultureInfo.InvariantCulture)).Single()) throw new InvalidOperationException("The claims and DuckDB disagree.");
        yield return Measure("Eight claims against the book and each other", "DuckDB SQL: customers over a revenue only", () => ClaimsReport.Of(cube), () => Names(duck, ClaimsSql), runs);
    }

    private static Measurement Measure(string what, string peerName, Action ours, Action peer, int runs)
    {
        // A server has compiled what it runs all day.
        for (var run = 0; run < WarmUps; run++) ours();
        peer();
        var (mine, others) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            mine.Add(Seconds(ours));
            others.Add(Seconds(peer));
        }

        return new Measurement(what, peerName, mine, others, "from the cube");
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static List<string> Names(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetValue(0).ToString()!);
        return names;
    }
}
