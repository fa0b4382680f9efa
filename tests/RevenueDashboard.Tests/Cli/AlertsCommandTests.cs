using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Data.Sqlite;

namespace RevenueDashboard.Tests.Cli;

public sealed class AlertsCommandTests : IDisposable
{
    private readonly CommandLine revenue = new();

    [Fact]
    public async Task A_book_without_alerts_says_so()
    {
        Assert.Equal((0, "No alert is open.\n"), ((await revenue.RunAsync("alerts")).Code, (await revenue.RunAsync("alerts")).Output.ReplaceLineEndings("\n")));
        Assert.Equal("""{"alerts":[]}""", (await revenue.RunAsync("alerts", "--format", "json")).Output.Trim());
        Assert.Equal(2, (await revenue.RunAsync("alerts", "--kind", "no-such-kind")).Code);
    }

    [Fact]
    public async Task Open_ones_are_listed_and_ended_ones_where_asked_for()
    {
        await revenue.RunAsync("alerts");
        await AddAsync(
            new Alert { Kind = AlertKind.Level, Key = "a", Severity = LimitLevel.Warning, Month = new Month(2025, 3), Title = "=1+1 is large", Reason = "60 ÷ 100", Link = "concentration", RaisedAt = At },
            new Alert { Kind = AlertKind.DataLate, Key = "b", Severity = LimitLevel.Breached, Title = "Late", Reason = "r", Link = "imports", RaisedAt = At, EndedAt = At.AddDays(1) });

        Assert.Equal(
            "alert          severity  month    raised                state\n=1+1 is large  warning   2025-03  2025-06-15T12:00:00Z  open\n",
            (await revenue.RunAsync("alerts")).Output.ReplaceLineEndings("\n"));
        Assert.Equal(2, JsonDocument.Parse((await revenue.RunAsync("alerts", "--all", "--format", "json")).Output).RootElement.GetProperty("alerts").GetArrayLength());

        var late = JsonDocument.Parse((await revenue.RunAsync("alerts", "--all", "--kind", "data-late", "--format", "json")).Output).RootElement.GetProperty("alerts")[0];
        Assert.Equal(("serious", "2025-06-16T12:00:00Z", JsonValueKind.Null), (late.GetProperty("severity").GetString(), late.GetProperty("endedAt").GetString(), late.GetProperty("month").ValueKind));

        // A spreadsheet must not work it out.
        var csv = (await revenue.RunAsync("alerts", "--format", "csv")).Output;
        Assert.Contains("=1+1 is large", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", csv, StringComparison.Ordinal);
    }

    private static DateTimeOffset At => new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private async Task AddAsync(params Alert[] alerts)
    {
        await using var context = new SqliteRevenueContext(new DbContextOptionsBuilder<SqliteRevenueContext>().UseSqlite(revenue.Database).Options);
        context.Alerts.AddRange(alerts);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => revenue.Dispose();
}
