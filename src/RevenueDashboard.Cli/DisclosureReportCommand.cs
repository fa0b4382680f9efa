using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report disclosure --period FY24-Q4</c>: the customers to disclose for a fiscal quarter, year to date or year.</summary>
internal sealed class DisclosureReportCommand
{
    private readonly Option<string?> period = new("--period") { Description = "For disclosure: FY24-Q4, FY24, FY24-Q3-YTD or FY24-YTD. Default: the quarter of the last month that is over." };

    public DisclosureReportCommand(Command command) => command.Add(period);

    public async Task<int> WriteAsync(Surroundings surroundings, IServiceProvider services, RevenueCube cube, ParseResult parsed, string format, CancellationToken cancellation)
    {
        if (DisclosureReport.LatestOf(cube) is not { } latest)
        {
            await surroundings.Problems.WriteLineAsync("The book has no data for this question.");
            return ExitCode.Refused;
        }

        var asked = latest;
        if (parsed.GetValue(period) is { } text && !cube.Calendar.TryParse(text, ReportQuestion.LastOver(cube)!.Value, out asked))
        {
            await surroundings.Problems.WriteLineAsync($"\"{text}\" is not a fiscal period. Write it as FY24-Q4, FY24, FY24-Q3-YTD or FY24-YTD.");
            return ExitCode.WrongUsage;
        }

        var pack = await services.GetRequiredService<DisclosurePacks>().LoadAsync(cube, asked!, cancellation);
        if (format == "json") await surroundings.Output.WriteLineAsync(DisclosureExport.Json(pack).ToJsonString(TextTable.Json));
        else if (format == "csv") DisclosureExport.Table(pack).WriteCsv(surroundings.Output);
        else
        {
            await surroundings.Output.WriteLineAsync($"{pack.Report.Period.Label}, net, by parent, {pack.Report.Currency}");
            foreach (var part in pack.Report.Parts.Where(part => part.Gaps.Count > 0))
                await surroundings.Output.WriteLineAsync($"{part.Period.Name} is incomplete: {DisclosureText.GapsInWords(part.Gaps)}.");
            await TextTable.WriteAsync(surroundings.Output, DisclosureExport.Table(pack));
        }

        return ExitCode.Done;
    }
}
