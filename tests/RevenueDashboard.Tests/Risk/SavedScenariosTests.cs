using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Risk;

public sealed class SavedScenariosTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task The_same_name_again_is_a_new_version_and_the_latest_is_listed(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var scenarios = book.Services.GetRequiredService<SavedScenarios>();
        await scenarios.SaveAsync(" Plan B ", "?ramp=12", "ann", Cancellation);
        await scenarios.SaveAsync("<b>=1+1</b>", "?leave=%3Cb%3E", "ann", Cancellation);
        book.Time.Advance(TimeSpan.FromHours(1));
        await scenarios.SaveAsync("plan  b", "?ramp=6", "bob", Cancellation);

        var listed = await scenarios.ListAsync(Cancellation);

        Assert.Equal(
            [
                new KeptScenario("<b>=1+1</b>", "?leave=%3Cb%3E", "ann", new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero), 1),
                new KeptScenario("plan  b", "?ramp=6", "bob", new DateTimeOffset(2025, 6, 15, 13, 0, 0, TimeSpan.Zero), 2),
            ],
            listed);
    }

    [Theory, Databases]
    public async Task What_is_removed_is_listed_no_more_and_stays_in_the_book_and_its_audit(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var scenarios = book.Services.GetRequiredService<SavedScenarios>();
        await scenarios.SaveAsync("Plan B", "?ramp=12", "ann", Cancellation);
        await scenarios.SaveAsync("Plan B", "?ramp=6", "ann", Cancellation);

        Assert.True(await scenarios.RemoveAsync("PLAN B", "bob", Cancellation));

        Assert.Empty(await scenarios.ListAsync(Cancellation));
        Assert.False(await scenarios.RemoveAsync("Plan B", "bob", Cancellation));
        await using var context = await book.Services.GetRequiredService<IDbContextFactory<RevenueContext>>().CreateDbContextAsync(Cancellation);
        Assert.Equal(["?ramp=12", "?ramp=6"], await context.SavedScenarios.OrderBy(scenario => scenario.Id).Select(scenario => scenario.Query).ToListAsync(Cancellation));
        Assert.Equal(
            [("ann", "save scenario", "Plan B: ?ramp=12"), ("ann", "save scenario", "Plan B: ?ramp=6"), ("bob", "remove scenario", "Plan B")],
            (await context.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Cancellation)).Select(entry => (entry.By, entry.Action, entry.Details)));
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, Cancellation));

        // The name is free again, and starts anew.
        await scenarios.SaveAsync("Plan B", "", "ann", Cancellation);
        Assert.Equal(1, Assert.Single(await scenarios.ListAsync(Cancellation)).Versions);
    }

    [Theory]
    [InlineData("", "?ramp=6")]
    [InlineData("two\nlines", "?ramp=6")]
    [InlineData("Plan B", "javascript:alert(1)")]
    [InlineData("Plan B", "/elsewhere?ramp=6")]
    public async Task What_cannot_be_kept_is_refused_and_nothing_is_written(string name, string query)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var scenarios = book.Services.GetRequiredService<SavedScenarios>();

        await Assert.ThrowsAsync<ArgumentException>(() => scenarios.SaveAsync(name, query, "ann", Cancellation));

        Assert.Empty(await scenarios.ListAsync(Cancellation));
    }
}
