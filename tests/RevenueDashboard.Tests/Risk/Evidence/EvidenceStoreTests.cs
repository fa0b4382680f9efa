using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Risk.Evidence;

public sealed class EvidenceStoreTests
{
    private const string Spend = "month,customer,product,amount,currency\n2024-06,TikTok,Azure OpenAI,20,USD\n2024-06,Walmart,Azure OpenAI,5,USD\n";

    private const string Evidence =
        "customer,factor,state,side,date,statement,amount,currency,ends,source,note\n"
        + "TikTok,competing model,suspected,for,2024-05-31,\"Plans <b>models</b>\",,,,Press,\n"
        + "TikTok,competing model,,against,2024-06-15,a very limited scope,,,,ByteDance,\n"
        + "Walmart,commitment,confirmed,for,2023-07-01,,36,USD,2026-06-30,Contract,\n";

    [Theory, Databases]
    public async Task A_file_replaces_what_was_said_of_a_factor_and_undone_gives_it_back(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("risk.csv", Evidence);
        Assert.Equal((FactorState.Suspected, 2), await StateAsync(test, "TikTok", RiskFactor.CompetingModel));
        Assert.Equal((FactorState.Confirmed, 1), await StateAsync(test, "Walmart", RiskFactor.Commitment));

        var later = await test.CommitAsync("later.csv", "customer,factor,state,date\ntiktok,competing model,denied,2024-06-20\n");
        Assert.Equal((FactorState.Denied, 1), await StateAsync(test, "TikTok", RiskFactor.CompetingModel));
        Assert.Equal((FactorState.Confirmed, 1), await StateAsync(test, "Walmart", RiskFactor.Commitment));

        await test.Importer.UndoAsync(later, "ann", TestBook.Cancellation);
        Assert.Equal((FactorState.Suspected, 2), await StateAsync(test, "TikTok", RiskFactor.CompetingModel));

        await test.CommitAsync("none.csv", "customer,factor,state\nTikTok,competing model,(none)\n");
        Assert.Equal((FactorState.Unknown, 0), await StateAsync(test, "TikTok", RiskFactor.CompetingModel));
    }

    [Theory, Databases]
    public async Task What_is_downloaded_can_be_imported_again_and_says_the_same(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("risk.csv", Evidence);
        var book = test.Services.GetRequiredService<ReferenceBook>();
        using var text = new StringWriter();
        (await book.LoadAsync(TestBook.Cancellation)).TableOf(FileKind.RiskFactors).WriteCsv(text);

        var again = await test.StageAsync("again.csv", text.ToString());
        Assert.Equal(FileKind.RiskFactors, again.Kind);
        var preview = await test.Services.GetRequiredService<CubeStore>().PreviewAsync(new PreviewBatch(again.BatchId!.Value, []), TestBook.Cancellation);
        Assert.Empty(ReferenceChanges.Between(await book.LoadAsync(TestBook.Cancellation), await book.WithAsync(again.BatchId.Value, preview, TestBook.Cancellation), FileKind.RiskFactors));
        Assert.Equal(
            ["Risk factor competing model: suspected, for, 2024-05-31, Plans <b>models</b>, Press", "Risk factor competing model: against, 2024-06-15, a very limited scope, ByteDance"],
            Assert.Single(await book.SaidOfCustomerAsync(preview.Customers.Single(customer => customer.Name == "TikTok").Id, TestBook.Cancellation)).Values);
    }

    [Theory, Databases]
    public async Task A_number_of_a_person_stays_with_its_reason_and_is_known_from_its_day_on(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        var (book, cubes) = (test.Services.GetRequiredService<ScorecardBook>(), test.Services.GetRequiredService<CubeStore>());
        var tiktok = (await cubes.CurrentAsync(TestBook.Cancellation)).Customers.Single(customer => customer.Name == "TikTok").Id;
        var before = test.Time.GetUtcNow();
        test.Time.Advance(TimeSpan.FromDays(1));

        Assert.Null(await book.SetAsync(tiktok, "probability", 4_000, " Their own models are ready ", "ben", TestBook.Cancellation));
        test.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0.4, (await CardAsync()).Probability);
        Assert.Equal("Their own models are ready", (await CardAsync()).ProbabilityOverride!.Reason);
        Assert.Null(Of(await cubes.KnownOnAsync(before, TestBook.Cancellation)).ProbabilityOverride);

        var between = test.Time.GetUtcNow();
        test.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await book.SetAsync(tiktok, "probability", null, "They are not", "ann", TestBook.Cancellation));
        Assert.Null((await CardAsync()).ProbabilityOverride);
        Assert.Equal(0.4, Of(await cubes.KnownOnAsync(between, TestBook.Cancellation)).Probability);

        await using var context = await test.Services.GetRequiredService<IDbContextFactory<RevenueContext>>().CreateDbContextAsync(TestBook.Cancellation);
        Assert.Equal(2, await context.ScorecardOverrides.CountAsync(TestBook.Cancellation));
        Assert.Equal(
            ["TikTok, probability: 40 %. Their own models are ready", "TikTok, probability: back to the scorecard. They are not"],
            await context.AuditEntries.Where(entry => entry.Action == "scorecard").OrderBy(entry => entry.Id).Select(entry => entry.Details!).ToListAsync(TestBook.Cancellation));
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, TestBook.Cancellation));

        async Task<Scorecard> CardAsync() => Of(await cubes.CurrentAsync(TestBook.Cancellation));
        static Scorecard Of(RevenueCube cube) => EvidenceReport.Of(cube, new ReportQuestion())!.Customers[0].Card;
    }

    [Fact]
    public async Task A_number_needs_a_reason_a_part_and_a_customer()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("spend.csv", Spend);
        var book = test.Services.GetRequiredService<ScorecardBook>();

        Assert.Equal("Say why.", await book.SetAsync(1, "probability", 100, "  ", "ben", TestBook.Cancellation));
        Assert.Equal("A chance is between 0 and 100 %.", await book.SetAsync(1, "probability", 10_001, "x", "ben", TestBook.Cancellation));
        Assert.StartsWith("A scorecard has no part \"luck\".", await book.SetAsync(1, "luck", 100, "x", "ben", TestBook.Cancellation), StringComparison.Ordinal);
        Assert.Equal("The book has no such customer.", await book.SetAsync(99, "probability", 100, "x", "ben", TestBook.Cancellation));
        Assert.Equal("Say it in at most 500 characters.", await book.SetAsync(1, "probability", 100, new string('x', 501), "ben", TestBook.Cancellation));
    }

    private static async Task<(FactorState State, int Pieces)> StateAsync(TestBook test, string customer, RiskFactor factor)
    {
        var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
        var finding = EvidenceReport.Of(cube, new ReportQuestion())!.Customers.Single(line => line.Customer.Name == customer).Of(factor);
        return (finding.State, finding.Evidence.Count);
    }
}
