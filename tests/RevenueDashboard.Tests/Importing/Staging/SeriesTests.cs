using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class SeriesTests
{
    private const string Growth = "series,month,kind,value,unit,source\nGrowth,2024-09,guidance,30,%,Call\nGrowth,2024-06,actual,29,%,Press\nGrowth,2024-06,expectation,31,%,Press\nInvestment,2024-06,,14,USD bn,Press\n";

    [Theory, Databases]
    public async Task The_latest_figure_of_a_month_and_kind_holds_and_undo_brings_the_earlier_back(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("growth.csv", Growth);
        Assert.Equal(["Growth: 2024-06 Actual 29, 2024-06 Expectation 31, 2024-09 Guidance 30", "Investment: 2024-06 Actual 14"], await SeriesAsync(test));

        var correction = await test.CommitAsync("correction.csv", "series,month,kind,value,unit\nGROWTH,2024-06,actual,28,%\nInvestment,2024-06,actual,(none),\n");
        Assert.Equal(["GROWTH: 2024-06 Actual 28, 2024-06 Expectation 31, 2024-09 Guidance 30"], await SeriesAsync(test));

        await test.Importer.UndoAsync(correction, "ann", TestBook.Cancellation);
        Assert.Equal(["Growth: 2024-06 Actual 29, 2024-06 Expectation 31, 2024-09 Guidance 30", "Investment: 2024-06 Actual 14"], await SeriesAsync(test));
    }

    [Theory, Databases]
    public async Task Unit_source_and_note_come_with_a_figure(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        await test.CommitAsync("growth.csv", "series,month,value,unit,source,note\nGrowth,2024-06,29.5%,,Press,reported\n");

        var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
        Assert.Equal(new CubePoint(Month.Parse("2024-06"), ReferenceKind.Actual, 295_000, "%", "Press", "reported"), Assert.Single(Assert.Single(cube.Series).Points));
    }

    [Theory, Databases]
    public async Task The_same_series_again_change_nothing_until_a_figure_was_said_otherwise(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("growth.csv", Growth);
        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("again.csv", Growth)).Outcome);

        await test.CommitAsync("other.csv", "series,month,value\nGrowth,2024-06,28\n");

        Assert.Equal(StagedOutcome.Staged, (await test.StageAsync("again.csv", Growth)).Outcome);
    }

    [Theory, Databases]
    public async Task Another_series_of_the_same_months_says_nothing_of_this_one(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("growth.csv", Growth);
        await test.CommitAsync("peer.csv", "series,month,kind,value\nPeer,2024-06,actual,12\nPeer,2024-09,guidance,13\n");

        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("again.csv", Growth)).Outcome);
        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("peer again.csv", "series,month,kind,value\nPeer,2024-09,guidance,13\nPeer,2024-06,actual,12\n")).Outcome);

        // The same series in other capitals is the same series.
        await test.CommitAsync("other.csv", "series,month,kind,value\nGROWTH,2024-09,guidance,31\n");
        Assert.Equal(StagedOutcome.Staged, (await test.StageAsync("again.csv", Growth)).Outcome);
    }

    private static async Task<IEnumerable<string>> SeriesAsync(TestBook test)
    {
        var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
        return cube.Series.Select(series => $"{series.Name}: {string.Join(", ", series.Points.Select(point => $"{point.Month} {point.Kind} {point.Value / Money.Scale}"))}");
    }
}
