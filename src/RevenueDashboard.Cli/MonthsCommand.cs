using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue months</c>: where the books of each month stand, newest first.</summary>
internal static class MonthsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var format = new Option<string>("--format") { Description = "table, csv or json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        var command = new Command("months", "List the months, newest first: state, total, files, who closed them.") { format };
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async services =>
            {
                var report = MonthsReport.Of(await services.GetRequiredService<CubeStore>().CurrentAsync(cancellation));
                var books = (await services.GetRequiredService<MonthBooks>().ListAsync(cancellation)).ToDictionary(book => book.Month);
                await WriteAsync(surroundings.Output, report, books, parsed.GetValue(format)!);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    internal static Argument<Month> MonthArgument() => new("month")
    {
        Description = "The month: 2024-03.",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (Month.TryParse(text, out var month)) return month;
            result.AddError($"\"{text}\" is not a month. Write it as 2024-03.");
            return default;
        },
    };

    private static async Task WriteAsync(TextWriter output, MonthsReport report, Dictionary<Month, MonthBook> books, string format)
    {
        if (format == "json")
        {
            await output.WriteLineAsync(new JsonObject
            {
                ["currency"] = report.Currency.Code,
                ["months"] = new JsonArray([.. report.Months.Select(month => Json(month, books.GetValueOrDefault(month.Month)))]),
            }.ToJsonString(TextTable.Json));
            return;
        }

        var table = new ReportTable(
            ["month", "status", "total", "files", "closedBy", "closedAt"],
            [.. report.Months.Select(month => Row(month, books.GetValueOrDefault(month.Month)))]);
        if (format == "csv") table.WriteCsv(output);
        else if (report.Months.Count == 0) await output.WriteLineAsync("No months yet: revenue import FILE");
        else
        {
            await output.WriteLineAsync($"net, {report.Currency}");
            await TextTable.WriteAsync(output, table);
        }
    }

    private static IReadOnlyList<ReportCell> Row(MonthStanding month, MonthBook? book) =>
    [
        ReportCell.Of(month.Month.ToString()),
        ReportCell.Of(StatusWords.Of(month.Status)),
        ReportCell.Amount(month.Total),
        ReportCell.Number(book?.Files.Count ?? 0),
        ReportCell.Of(book?.Closing?.By ?? ""),
        ReportCell.Of(book?.Closing is { } closing ? Time(closing.At) : ""),
    ];

    private static JsonObject Json(MonthStanding month, MonthBook? book) => new()
    {
        ["month"] = month.Month.ToString(),
        ["status"] = StatusWords.Of(month.Status),
        ["total"] = month.Total is { } total ? JsonValue.Create(Money.ToPlainText(total)) : null,
        ["products"] = new JsonArray([.. month.Products.Select(product => new JsonObject { ["product"] = product.Name, ["status"] = StatusWords.Of(product.Status) })]),
        ["missingProducts"] = new JsonArray([.. month.MissingProducts.Select(name => JsonValue.Create(name))]),
        ["batches"] = new JsonArray([.. (book?.Files ?? []).Select(file => JsonValue.Create(file.BatchId))]),
        ["closedBy"] = book?.Closing?.By,
        ["closedAt"] = book?.Closing is { } closing ? Time(closing.At) : null,
        ["reason"] = book?.Closing?.Reason,
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <summary><c>revenue close MONTH</c>: makes a month's figures final.</summary>
internal static class CloseCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var month = MonthsCommand.MonthArgument();
        var reason = new Option<string?>("--reason") { Description = "Why, in your words; needed to accept warnings." };
        var accept = new Option<bool>("--accept-warnings") { Description = "Close although the checklist warns of something." };
        var command = new Command("close", "Close a month that is over: its figures are final, and no file changes them before it is reopened.") { month, reason, accept };
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async services =>
            {
                var result = await services.GetRequiredService<MonthBooks>()
                    .CloseAsync(parsed.GetValue(month), Environment.UserName, parsed.GetValue(reason), parsed.GetValue(accept), cancellation);
                var output = result.Outcome == MonthOutcome.Done ? surroundings.Output : surroundings.Problems;
                foreach (var check in result.Checks) await output.WriteLineAsync($"  {Mark(check.Outcome),-8}  {TextTable.OneLine(check.Finding)}");
                await output.WriteLineAsync(TextTable.OneLine(result.Message));
                if (result.Outcome == MonthOutcome.WarningsOpen) await output.WriteLineAsync("Accept them: --accept-warnings --reason \"…\"");
                return result.Outcome switch { MonthOutcome.Done => ExitCode.Done, MonthOutcome.WarningsOpen => ExitCode.Questions, _ => ExitCode.Refused };
            },
            cancellation));
        return command;
    }

    private static string Mark(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Ok => "ok",
        CheckOutcome.Warning => "warning",
        CheckOutcome.Blocking => "stops",
        _ => "note",
    };
}

/// <summary><c>revenue reopen MONTH</c>: lets files change a closed month again.</summary>
internal static class ReopenCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var month = MonthsCommand.MonthArgument();
        var reason = new Option<string>("--reason") { Description = "Why, in your words.", Required = true };
        var command = new Command("reopen", "Reopen a closed month, so that files may change it again.") { month, reason };
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async services =>
            {
                var result = await services.GetRequiredService<MonthBooks>().ReopenAsync(parsed.GetValue(month), Environment.UserName, parsed.GetValue(reason)!, cancellation);
                var done = result.Outcome == MonthOutcome.Done;
                await (done ? surroundings.Output : surroundings.Problems).WriteLineAsync(TextTable.OneLine(result.Message));
                return done ? ExitCode.Done : ExitCode.Refused;
            },
            cancellation));
        return command;
    }
}
