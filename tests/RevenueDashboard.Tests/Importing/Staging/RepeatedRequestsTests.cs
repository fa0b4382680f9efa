using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class RepeatedRequestsTests
{
    [Theory]
    [Databases]
    public async Task A_request_is_taken_once_answered_once_and_forgotten_after_a_day(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var requests = Requests(book.Services);

        Assert.Equal(RequestStanding.New, (await ClaimAsync(requests)).Standing);
        Assert.Equal(RequestStanding.Running, (await ClaimAsync(requests)).Standing);
        Assert.Equal(RequestStanding.OtherRequest, (await ClaimAsync(requests, "other")).Standing);
        await requests.AnswerAsync("key", "done", null, TestBook.Cancellation);
        Assert.Equal(new RequestClaim(RequestStanding.Answered, "done"), await ClaimAsync(requests));

        book.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(RequestStanding.Answered, (await ClaimAsync(requests)).Standing);
        book.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RequestStanding.New, (await ClaimAsync(requests, "other")).Standing);
    }

    [Theory]
    [Databases]
    public async Task A_request_that_came_to_nothing_can_be_taken_again(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var requests = Requests(book.Services);
        await ClaimAsync(requests);

        await requests.ReleaseAsync("key", TestBook.Cancellation);

        Assert.Equal(RequestStanding.New, (await ClaimAsync(requests, "other")).Standing);
    }

    [Theory]
    [Databases]
    public async Task Of_many_at_once_one_takes_it(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await using var other = book.Start();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ClaimAsync(Requests(i % 2 == 0 ? book.Services : other))));

        Assert.Single(claims, claim => claim.Standing == RequestStanding.New);
        Assert.Equal(7, claims.Count(claim => claim.Standing == RequestStanding.Running));
    }

    [Theory]
    [Databases]
    public async Task What_a_killed_process_had_taken_is_free_again(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var begun = book.Time.GetUtcNow();
        await ClaimAsync(Requests(book.Services));
        book.Time.Advance(TimeSpan.FromSeconds(30));

        await using var next = book.Start();
        // A file of SQLite has one server. Of PostgreSQL's, another one may still be at it.
        var soon = await ClaimAsync(Requests(next));
        Assert.Equal(provider == DatabaseProvider.Sqlite ? new RequestClaim(RequestStanding.New, null, begun) : new RequestClaim(RequestStanding.Running), soon);

        book.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(RequestStanding.New, (await ClaimAsync(Requests(next))).Standing);
    }

    [Theory]
    [Databases]
    public async Task Of_two_files_for_a_month_committed_at_once_one_wins_and_the_other_is_told(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await using var other = book.Start();
        await book.StageAsync("ann.csv", "month,customer,product,amount\n2025-01,Ann,Compute,1\n");
        await book.StageAsync("bob.csv", "month,customer,product,amount\n2025-01,Bob,Compute,2\n");

        var results = await Task.WhenAll(
            book.Importer.CommitAsync(1, "ann", TestBook.Cancellation), other.GetRequiredService<SpendImporter>().CommitAsync(2, "bob", TestBook.Cancellation));

        var late = Assert.Single(results, result => result.Outcome != BatchOutcome.Done);
        Assert.Equal((BatchOutcome.BookChanged, ImportQuestion.Restatement), (late.Outcome, late.Questions[0].Code));
        Assert.Equal(late.BatchId == 2 ? "2025-01 Ann Compute 1" : "2025-01 Bob Compute 2", await book.CountingAsync());

        await book.Importer.AnswerAsync(late.BatchId, new Dictionary<string, string> { [ImportQuestion.Restatement] = "add" }, "ann", TestBook.Cancellation);
        Assert.Equal(BatchOutcome.Done, (await book.Importer.CommitAsync(late.BatchId, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal("2025-01 Ann Compute 1; 2025-01 Bob Compute 2", await book.CountingAsync());
    }

    private static RepeatedRequests Requests(IServiceProvider services) => services.GetRequiredService<RepeatedRequests>();

    private static Task<RequestClaim> ClaimAsync(RepeatedRequests requests, string hash = "hash") => requests.ClaimAsync("key", hash, TestBook.Cancellation);
}
