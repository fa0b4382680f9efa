namespace RevenueDashboard.Tests.Cli;

public sealed class MonthsCommandTests : IDisposable
{
    private const string Header = "month,customer,product,amount,currency\n";

    private readonly CommandLine revenue = new();

    public void Dispose() => revenue.Dispose();

    [Fact]
    public async Task A_month_is_listed_closed_refused_to_files_and_reopened()
    {
        Assert.Equal("No months yet: revenue import FILE", (await revenue.RunAsync("months")).Output.Trim());
        await ImportAsync("may.csv", "2024-05,Acme,Compute,100,USD\n");

        var closed = await revenue.RunAsync("close", "2024-05");
        Assert.Equal(0, closed.Code);
        Assert.EndsWith("May 2024 is closed.", closed.Output.Trim(), StringComparison.Ordinal);

        var listed = (await revenue.RunAsync("months", "--format", "json")).Json.GetProperty("months")[0];
        Assert.Equal(("2024-05", "final", "100.00", Environment.UserName),
            (listed.GetProperty("month").GetString(), listed.GetProperty("status").GetString(), listed.GetProperty("total").GetString(), listed.GetProperty("closedBy").GetString()));

        var late = await revenue.RunAsync("import", revenue.File("late.csv", Header + "2024-05,Late,Compute,1,USD\n"), "--restate", "add", "--yes", "--format", "json");
        Assert.Equal((1, "month-closed"), (late.Code, late.Json.GetProperty("problems")[0].GetProperty("code").GetString()));
        var undone = await revenue.RunAsync("undo", "1");
        Assert.Equal((1, true), (undone.Code, undone.Problems.Contains("Reopen it first.", StringComparison.Ordinal)));

        Assert.Equal(2, (await revenue.RunAsync("reopen", "2024-05")).Code);
        Assert.Equal(0, (await revenue.RunAsync("reopen", "2024-05", "--reason", "A late file.")).Code);
        Assert.Equal(1, (await revenue.RunAsync("reopen", "2024-05", "--reason", "Again.")).Code);
        Assert.Equal(0, (await revenue.RunAsync("undo", "1")).Code);
    }

    [Fact]
    public async Task Warnings_are_questions_until_they_are_accepted_with_a_reason()
    {
        await ImportAsync("1.csv", "2024-04,Acme,Compute,100,USD\n2024-05,Other,Compute,100,USD\n");

        var asked = await revenue.RunAsync("close", "2024-05");
        Assert.Equal(3, asked.Code);
        Assert.Contains("warning   Among the largest of the month before and not in this one: Acme.", asked.Problems, StringComparison.Ordinal);
        Assert.Equal(1, (await revenue.RunAsync("close", "2024-05", "--accept-warnings")).Code);
        Assert.Equal(0, (await revenue.RunAsync("close", "2024-05", "--accept-warnings", "--reason", "Acme has left.")).Code);
    }

    [Fact]
    public async Task A_month_without_records_is_refused_and_a_word_is_wrong_usage()
    {
        Assert.Equal(1, (await revenue.RunAsync("close", "2024-05")).Code);
        Assert.Equal(2, (await revenue.RunAsync("close", "may")).Code);
    }

    [Fact]
    public async Task A_month_that_is_over_is_restated_by_a_file_as_long_as_nobody_closed_it()
    {
        await ImportAsync("1.csv", "2024-05,Acme,Compute,100,USD\n");

        var replaced = await revenue.RunAsync("import", revenue.File("2.csv", Header + "2024-05,Acme,Compute,90,USD\n"), "--restate", "replace", "--yes");

        Assert.Equal(0, replaced.Code);
        var month = (await revenue.RunAsync("report", "revenue", "--format", "json")).Json.GetProperty("months")[0];
        Assert.Equal(("preliminary", "90.00"), (month.GetProperty("status").GetString(), month.GetProperty("total").GetString()));
    }

    private async Task ImportAsync(string name, string lines) => Assert.Equal(0, (await revenue.RunAsync("import", revenue.File(name, Header + lines), "--yes")).Code);
}
