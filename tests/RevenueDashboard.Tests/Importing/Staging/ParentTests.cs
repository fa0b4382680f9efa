using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class ParentTests
{
    private const string Rest = "5,4,3";

    /// <summary>V2 of the metrics: a 20 as 12 and 8 under one parent, 5, 4, 3 and 51 × 1, in millions.</summary>
    private static string Vector(string month) => "month,customer,parent,product,amount,currency\n"
        + $"{month},TikTok,ByteDance,Azure OpenAI,12000000,USD\n{month},Lark,ByteDance,Azure OpenAI,8000000,USD\n"
        + string.Concat(Rest.Split(',').Select(amount => $"{month},C{amount},,Azure OpenAI,{amount}000000,USD\n"))
        + string.Concat(Enumerable.Range(0, 51).Select(number => $"{month},Small {number},,Azure OpenAI,1000000,USD\n"));

    [Theory, Databases]
    public async Task Twelve_and_eight_under_one_parent_are_twenty_by_parent_and_two_by_customer(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Vector("2024-03"));

        var cube = await CubeAsync(test);

        var (customer, parent) = (MeasuresOf(cube, "2024-03", EntityLevel.Customer), MeasuresOf(cube, "2024-03", EntityLevel.Parent));
        Assert.Equal((448.5412, 0.144578), (Math.Round(customer.Hhi!.Value, 4), Math.Round(customer.Top1Share!.Value, 6)));
        Assert.Equal((727.2463, 0.240964), (Math.Round(parent.Hhi!.Value, 4), Math.Round(parent.Top1Share!.Value, 6)));
    }

    [Theory, Databases]
    public async Task A_relation_holds_in_its_months_and_todays_tree_is_another_view(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        foreach (var month in (string[])["2025-04", "2025-05", "2025-06"]) await test.CommitAsync($"{month}.csv", Vector(month).Replace(",ByteDance,", ",,", StringComparison.Ordinal));
        var before = Hhi(await CubeAsync(test));
        Assert.All(before, hhi => Assert.Equal(448.5412, hhi));

        // Lark comes under TikTok's parent in May.
        var relation = await test.CommitAsync("relation.csv", "customer,parent,parent from\nTikTok,ByteDance,\nLark,ByteDance,2025-05\n");

        var cube = await CubeAsync(test);
        Assert.Equal([448.5412, 727.2463, 727.2463], Hhi(cube));
        // The clock stands in June 2025: the tree of that month, in all of them.
        var restated = cube.In(new CubeView { WithTodaysParents = true });
        Assert.All(Hhi(restated), hhi => Assert.Equal(727.2463, hhi));
        Assert.Equal([448.5412, 727.2463, 727.2463], Hhi(restated.In(CubeView.Whole)));

        await test.Importer.UndoAsync(relation, "ann", TestBook.Cancellation);
        Assert.Equal(before, Hhi(await CubeAsync(test)));
    }

    [Theory, Databases]
    public async Task Restating_a_relation_leaves_the_book_of_earlier_days_as_it_was(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Vector("2025-04"));
        var then = test.Time.GetUtcNow();
        var before = Hhi(await CubeAsync(test));

        test.Time.Advance(TimeSpan.FromDays(1));
        await test.CommitAsync("apart.csv", "customer,parent\nLark,(none)\n");

        Assert.Equal([448.5412], Hhi(await CubeAsync(test)));
        Assert.Equal(before, Hhi(await test.Services.GetRequiredService<CubeStore>().KnownOnAsync(then, TestBook.Cancellation)));
        Assert.Equal([727.2463], before);
    }

    [Theory, Databases]
    public async Task Nobody_comes_under_its_own_control(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("first.csv", "customer,parent,parent from,parent to\nB,A,2024-01,2024-06\nC,B,,\n");

        // A under C under B under A, from March to June.
        var staged = await test.StageAsync("loop.csv", "customer,parent,parent from\nD,A,\nA,C,2024-03\n");

        var problem = Assert.Single(staged.Problems);
        Assert.Equal((StagedOutcome.Refused, ProblemCodes.ParentLoop, 3, "parent"), (staged.Outcome, problem.Code, problem.Line, problem.Column));
        Assert.Contains("A would be under its own control in 2024-03: A under C under B under A.", problem.Message, StringComparison.Ordinal);

        // One month later the one has ended: there is no loop.
        await test.CommitAsync("later.csv", "customer,parent,parent from\nA,C,2024-07\n");
    }

    [Fact]
    public async Task A_loop_within_a_file_is_refused_and_standing_alone_is_none()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        Assert.Equal([ProblemCodes.ParentLoop, ProblemCodes.ParentLoop], (await test.StageAsync("loop.csv", "customer,parent\nA,B\nB,A\n")).Problems.Select(problem => problem.Code));
        await test.CommitAsync("alone.csv", "customer,parent\nA,B\nB,(none)\n");
    }

    [Fact]
    public async Task A_loop_that_came_about_meanwhile_is_refused_when_it_is_committed()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var staged = await test.StageAsync("one.csv", "customer,parent\nA,B\n");
        await test.CommitAsync("other.csv", "customer,parent\nB,A\n");

        var result = await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Refused, ProblemCodes.ParentLoop), (result.Outcome, Assert.Single(result.Problems).Code));
    }

    private static List<double> Hhi(RevenueCube cube) =>
        [.. ConcentrationReport.Of(cube, new ReportQuestion { To = Month.Parse("2025-06") }).Months.Select(month => Math.Round(month.Measures!.Hhi!.Value, 4))];

    private static RevenueDashboard.Metrics.ConcentrationMeasures MeasuresOf(RevenueCube cube, string month, EntityLevel level) =>
        ConcentrationReport.Of(cube, new ReportQuestion { Level = level, From = Month.Parse(month), To = Month.Parse(month) }).Months.Single().Measures!;

    private static async Task<RevenueCube> CubeAsync(TestBook test) => await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
}
