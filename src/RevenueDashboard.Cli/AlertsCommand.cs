using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue alerts</c>: what somebody must know, and how far the message got. They are raised by the server, which follows the book.</summary>
internal static class AlertsCommand
{
    private static readonly string[] Kinds = [.. Enum.GetValues<AlertKind>().Select(AlertTerms.Of)];

    public static Command Create(Surroundings surroundings)
    {
        var all = new Option<bool>("--all") { Description = "Also those that have ended." };
        var kind = new Option<string?>("--kind") { Description = $"Only {string.Join(", ", Kinds.SkipLast(1))} or {Kinds[^1]}" };
        kind.AcceptOnlyFromAmong(Kinds);
        var format = new Option<string>("--format") { Description = "table, csv or json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");

        var command = new Command("alerts", "List the alerts: the open ones, the serious first. The server raises and sends them.") { all, kind, format };
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async services =>
            {
                var only = AlertTerms.KindNamed(parsed.GetValue(kind));
                var alerts = (await services.GetRequiredService<AlertBook>().ListAsync(cancellation))
                    .Where(alert => (alert.IsOpen || parsed.GetValue(all)) && (only is null || alert.Alert.Kind == only)).ToList();
                if (parsed.GetValue(format) == "json") await surroundings.Output.WriteLineAsync(AlertTables.Json(alerts).ToJsonString(TextTable.Json));
                else if (parsed.GetValue(format) == "csv") AlertTables.Table(alerts).WriteCsv(surroundings.Output);
                else if (alerts.Count == 0) await surroundings.Output.WriteLineAsync("No alert is open.");
                else await TextTable.WriteAsync(surroundings.Output, Short(alerts));
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    // What fits a terminal; a script takes csv or json.
    private static ReportTable Short(IReadOnlyList<AlertEntry> alerts) => new(
        ["alert", "severity", "month", "raised", "state"],
        [
            .. alerts.Select(entry => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(entry.Alert.Title),
                ReportCell.Of(AlertTerms.Of(entry.Alert.Severity)),
                ReportCell.Of(entry.Alert.Month?.ToString() ?? ""),
                ReportCell.Of(AlertTerms.Of(entry.Alert.RaisedAt)),
                ReportCell.Of(!entry.IsOpen ? "ended" : entry.IsSeen ? "seen" : "open"),
            ]),
        ]);
}
