using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report concentration --detail attribution</c>, <c>revenue report growth --detail quarters</c>: a part of a report on its own.</summary>
internal sealed class DetailOptions
{
    private static readonly string[] OfGrowth = ["quarters", "years"];

    private readonly Option<string?> detail = new("--detail")
    {
        Description = $"A part of the report on its own. concentration, of its last month: {string.Join(", ", ConcentrationDetailExport.Parts)}. growth: {string.Join(", ", OfGrowth)}.",
    };

    private readonly Option<Month?> against = new("--against") { Description = "concentration --detail attribution: the month that changes are counted from. Default: the month before.", CustomParser = ReadMonth };
    private readonly Option<double?> doubleLimit = new("--double-limit") { Description = "concentration --detail matrix or doubles: per cent of both its customer and its product over which a cell counts. Default: 10.", CustomParser = ReadPercent };
    private readonly Option<decimal?> largestUnknown = new("--largest-unknown") { Description = "concentration --detail bounds: no customer of what is allocated to nobody is larger than this amount.", CustomParser = ReadAmount };

    public DetailOptions(Command command, Argument<string> name)
    {
        detail.Validators.Add(result =>
        {
            if (result.GetValue(detail) is not { } part) return;
            var known = PartsOf(result.GetValue(name));
            if (known.Count == 0) result.AddError($"--detail is a part of concentration or growth, and {result.GetValue(name)} has none.");
            else if (!known.Contains(part)) result.AddError($"{result.GetValue(name)} has no part \"{part}\". There are: {string.Join(", ", known)}.");
        });
        foreach (var option in new Option[] { detail, against, doubleLimit, largestUnknown }) command.Add(option);
    }

    /// <summary>The part that was asked for; null for the whole report.</summary>
    public string? PartOf(ParseResult parsed) => parsed.GetValue(detail);

    public ReportQuestion With(ReportQuestion question, ParseResult parsed) => question with
    {
        Against = parsed.GetValue(against),
        DoubleLimit = parsed.GetValue(doubleLimit) / 100 ?? ProductMatrix.DoubleLimit,
        LargestUnknown = parsed.GetValue(largestUnknown) is { } amount ? (long)(amount * Money.Scale) : null,
    };

    public static (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Concentration(RevenueCube cube, ReportQuestion question, string part, int? top) =>
        ConcentrationDetailExport.Of(cube, question, part, top);

    public static (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Growth(RevenueCube cube, ReportQuestion question, string part)
    {
        var report = GrowthReport.Of(cube, question);
        var periods = part == OfGrowth[0] ? report.Quarters : report.Years;
        return (report.Scope, () => GrowthExport.TableOf(periods), () => GrowthExport.JsonOf(report.Scope, part, periods));
    }

    private static IReadOnlyList<string> PartsOf(string? report) => report switch { "concentration" => ConcentrationDetailExport.Parts, "growth" => OfGrowth, _ => [] };

    private static Month? ReadMonth(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Month.TryParse(text, out var month)) return month;
        result.AddError($"\"{text}\" is not a month. Write it as 2024-03.");
        return null;
    }

    private static double? ReadPercent(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100) return percent;
        result.AddError($"\"{text}\" is not a per cent between 0 and 100. Write it as 25.");
        return null;
    }

    private static decimal? ReadAmount(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= 100_000_000_000_000m) return amount;
        result.AddError($"\"{text}\" is not an amount above zero. Write it as 1000000.");
        return null;
    }
}
