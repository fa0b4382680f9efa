using System.Globalization;
using DuckDB.NET.Data;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Benchmarks;

/// <summary>Dependence on one counterparty over all months, with the ranking, beside DuckDB's SQL for the same union over the same rows.</summary>
internal static class DependenceBenchmark
{
    private const string Counterparty = "Customer 00000 Holdings";

    /// <summary>Roles in the generated book: supplier of one product, of 40 % of another, and payer of a customer.</summary>
    public const string Roles =
        $"counterparty,role,product,customer,part\n{Counterparty},supplier,Product 1,,\n{Counterparty},supplier,Product 2,,40\n{Counterparty},payer,,Customer 00001 Holdings,\n";

    // Credits lower what an entity brings in proportion: its cells are scaled, exact but for the last unit.
    private const string Sql =
        $"""
        WITH cells AS (SELECT month, customer, product, sum(amount) AS amount FROM spend GROUP BY month, customer, product),
        entities AS (SELECT month, customer, sum(amount) AS net, sum(amount) FILTER (amount > 0) AS above FROM cells GROUP BY month, customer),
        counted AS (SELECT month, customer, product, amount * (net / above) AS amount FROM cells JOIN entities USING (month, customer) WHERE net > 0 AND amount > 0),
        parts AS (SELECT month, amount,
            CASE WHEN customer IN ('{Counterparty}', 'Customer 00001 Holdings') THEN 1.0 ELSE 0 END AS direct,
            CASE WHEN customer IN ('{Counterparty}', 'Customer 00001 Holdings') OR product = 'Product 1' THEN 1.0 WHEN product = 'Product 2' THEN 0.4 ELSE 0 END AS including FROM counted)
        SELECT month, sum(amount * direct) / sum(amount), sum(amount * including) / sum(amount) FROM parts GROUP BY month ORDER BY month
        """;

    /// <param name="cube">Of a book that has <see cref="Roles"/>.</param>
    public static Measurement Run(RevenueCube cube, DuckDBConnection duck, int runs)
    {
        var question = new ReportQuestion { Level = EntityLevel.Customer };
        var on = DependenceReport.CounterpartyNamed(cube, Counterparty).Id;
        Compare(DependenceReport.Of(cube, question, on), Query(duck));
        var (ours, peer) = ReportBenchmark.Beside(() => DependenceReport.Of(cube, question, on), () => Query(duck), runs);
        return new Measurement(
            string.Create(CultureInfo.InvariantCulture, $"Dependence, {cube.Months!.Value.Count} months, and everybody ranked"), "DuckDB SQL: the months of one counterparty only", ours, peer, "both say the same");
    }

    private static void Compare(DependenceReport report, List<(string Month, double Direct, double Including)> found)
    {
        if (found.Count == 0 || report.On!.Months.Count != found.Count) throw new InvalidOperationException("The report and DuckDB have not the same months.");
        foreach (var (month, row) in report.On.Months.Zip(found))
        {
            if (month.Month.ToString() == row.Month && Close(month.Amounts!.DirectShare, row.Direct) && Close(month.Amounts.IncludingShare, row.Including)) continue;
            throw new InvalidOperationException($"{month.Month}: the dependence and DuckDB disagree.");
        }

        static bool Close(double? one, double other) => one is { } number && Math.Abs(number - other) <= 1e-9;
    }

    private static List<(string, double, double)> Query(DuckDBConnection duck)
    {
        using var command = duck.CreateCommand();
        command.CommandText = Sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, double, double)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetDouble(1), reader.GetDouble(2)));
        return rows;
    }
}
