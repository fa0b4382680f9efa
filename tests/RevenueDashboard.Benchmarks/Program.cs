using System.Globalization;
using RevenueDashboard.Benchmarks;
using RevenueDashboard.Benchmarks.Faults;

// generate FILE [CUSTOMERS MONTHS PRODUCTS] writes a spend file, generate-focus FILE [LINES] a FOCUS billing export; run [reports|large|large-reports|postgres|page|names|risk] [RUNS] measures and writes its part of docs/benchmarks.md into the current folder's checkout.
switch (args)
{
    case ["generate", var path, .. var sizes]:
        var counts = sizes.Select(size => int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        SpendFileGenerator.Write(path, counts.ElementAtOrDefault(0) is > 0 and var customers ? customers : 10_000, counts.ElementAtOrDefault(1) is > 0 and var months ? months : 36, counts.ElementAtOrDefault(2) is > 0 and var products ? products : 3);
        return 0;

    case ["generate-focus", var path, .. var sizes]:
        FocusFileGenerator.Write(path, sizes is [var lines, ..] ? int.Parse(lines, NumberStyles.None, CultureInfo.InvariantCulture) : 1_000_000);
        return 0;

    case ["run", "large", .. var rest] when rest.Length <= 1:
        await Results.WriteLargeAsync(Runs(rest, 3), Console.Out);
        return 0;

    case ["run", "reports", .. var rest] when rest.Length <= 1:
        await Results.WriteReportsAsync(Runs(rest, 25), Console.Out);
        return 0;

    case ["run", "large-reports", .. var rest] when rest.Length <= 1:
        await Results.WriteLargeReportsAsync(Runs(rest, 15), Console.Out);
        return 0;

    case ["run", "postgres", .. var rest] when rest.Length <= 1:
        await Results.WritePostgresAsync(Runs(rest, 5), Console.Out);
        return 0;

    case ["run", "page", .. var rest] when rest.Length <= 1:
        await Results.WritePageAsync(Runs(rest, 9), Console.Out);
        return 0;

    case ["run", "names", .. var rest] when rest.Length <= 1:
        await Results.WriteNamesAsync(Runs(rest, 9), Console.Out);
        return 0;

    case ["run", "risk", .. var rest] when rest.Length <= 1:
        await Results.WriteRiskAsync(Runs(rest, 25), Console.Out);
        return 0;

    case ["run", .. var rest] when rest.Length <= 1:
        await Results.WriteAsync(Runs(rest, 5), Console.Out);
        return 0;

    case ["faults", var seed, .. var kills] when kills.Length is 0 or 2:
        var numbers = kills.Select(count => int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        return await FaultRun.RunAsync(
            int.Parse(seed, NumberStyles.None, CultureInfo.InvariantCulture), numbers.ElementAtOrDefault(0) is > 0 and var sqlite ? sqlite : FaultRun.UsualSqliteKills,
            numbers.ElementAtOrDefault(1) is > 0 and var postgres ? postgres : FaultRun.UsualPostgresKills, Console.Out) ? 0 : 1;

    default:
        Console.Error.WriteLine("Usage: generate FILE [CUSTOMERS MONTHS PRODUCTS] | generate-focus FILE [LINES] | run [reports|large|large-reports|postgres|page|names|risk] [RUNS] | faults SEED [SQLITE-KILLS POSTGRES-KILLS]");
        return 2;
}

static int Runs(string[] rest, int usual) => rest.Length == 1 ? int.Parse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture) : usual;
