using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Web.Alerts;

public sealed class AlertBookTests
{
    private const string March = "month,customer,product,amount\n2025-03,Ann,Compute,60\n2025-03,Bob,Compute,40\n";

    private static AlertOptions OneLevel { get; } = new()
    {
        Rules = new AlertRules { Levels = [new LevelRule(AlertMeasure.TopShare, IsAbove: true, 50, 1)], Changes = [], NewLargest = false, NewTenPercent = false, CustomerMissing = false, LateAfterDays = null, Limits = false, WaiverDays = null },
        Mail = new MailOptions("localhost", "revenue@example.com", ["ann@example.com"]),
        Webhooks = [new WebhookOptions(new Uri("http://127.0.0.1:1/in"), "a secret of enough length")],
    };

    [Theory, Databases]
    public async Task An_alert_is_written_with_its_batch_and_with_what_is_to_be_sent_and_ends_when_the_file_is_undone(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await using var server = new AlertServer(book, OneLevel);
        var batch = await book.CommitAsync("march.csv", March);

        Assert.Equal((1, 0), await server.Alerts.EvaluateAsync(TestBook.Cancellation));
        Assert.Equal((0, 0), await server.Alerts.EvaluateAsync(TestBook.Cancellation));

        var entry = Assert.Single(await server.ListAsync());
        Assert.Equal(("Top share is 60.0 %: Ann", batch, new Month(2025, 3), true), (entry.Alert.Title, entry.Alert.BatchId, entry.Alert.Month, entry.IsOpen));
        Assert.Equal([AlertChannel.Mail, AlertChannel.Webhook], entry.Deliveries.Select(delivery => delivery.Channel));
        Assert.Equal(new AlertCounts(1, 1, 0), await server.Alerts.CountAsync(TestBook.Cancellation));

        await book.Importer.UndoAsync(batch, "ann", TestBook.Cancellation);
        Assert.Equal((0, 1), await server.Alerts.EvaluateAsync(TestBook.Cancellation));
        Assert.False(Assert.Single(await server.ListAsync()).IsOpen);

        await book.CommitAsync("march-again.csv", March);
        Assert.Equal((1, 0), await server.Alerts.EvaluateAsync(TestBook.Cancellation));
        Assert.Equal([true, false], (await server.ListAsync()).Select(alert => alert.IsOpen));
    }

    [Theory, Databases]
    public async Task Several_servers_that_look_at_the_same_time_raise_one_alert(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await book.CommitAsync("march.csv", March);
        var servers = Enumerable.Range(0, 4).Select(_ => new AlertServer(book, OneLevel)).ToList();

        await Task.WhenAll(servers.Select(server => Task.Run(() => server.Alerts.EvaluateAsync(TestBook.Cancellation), TestBook.Cancellation)));

        Assert.Single(await servers[0].ListAsync());
        foreach (var server in servers) await server.DisposeAsync();
    }

    [Theory, Databases]
    public async Task Who_saw_it_first_stays(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await using var server = new AlertServer(book, OneLevel);
        await book.CommitAsync("march.csv", March);
        await server.Alerts.EvaluateAsync(TestBook.Cancellation);
        var id = Assert.Single(await server.ListAsync()).Alert.Id;

        await server.Alerts.SeeAsync(id, "ann", TestBook.Cancellation);
        await server.Alerts.SeeAsync(null, "bob", TestBook.Cancellation);

        var alert = Assert.Single(await server.ListAsync()).Alert;
        Assert.Equal(("ann", book.Time.GetUtcNow()), (alert.SeenBy, alert.SeenAt));
        Assert.Equal(new AlertCounts(1, 0, 0), await server.Alerts.CountAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task What_one_server_took_is_nobody_elses_until_it_has_had_its_time(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await using var one = new AlertServer(book, OneLevel);
        await using var other = new AlertServer(book, OneLevel);
        await book.CommitAsync("march.csv", March);
        await one.Alerts.EvaluateAsync(TestBook.Cancellation);

        var (first, second) = (OneLevel.Targets[0], OneLevel.Targets[1]);
        Assert.NotNull(await one.Outbox.TakeAsync(first, TestBook.Cancellation));
        Assert.NotNull(await one.Outbox.TakeAsync(second, TestBook.Cancellation));
        Assert.Null(await other.Outbox.TakeAsync(first, TestBook.Cancellation));

        // The first was killed: nobody noted what became of it, or whether it was tried.
        book.Time.Advance(AlertOutbox.Lease);
        var (again, failing) = (await other.Outbox.TakeAsync(first, TestBook.Cancellation), await other.Outbox.TakeAsync(second, TestBook.Cancellation));
        Assert.Equal((1, 1), (Assert.Single(again!.Alerts).Attempt, Assert.Single(failing!.Alerts).Attempt));

        await other.Outbox.SentAsync(again, TestBook.Cancellation);
        await other.Outbox.FailedAsync(failing, new SendProblem("Answered 500.", IsOfReceiver: true), TestBook.Cancellation);
        var deliveries = await other.DeliveriesAsync();
        Assert.Equal((book.Time.GetUtcNow(), null), (deliveries[0].DeliveredAt, deliveries[0].NextAt));
        // After the first attempt it waits a minute.
        Assert.Equal((1, "Answered 500.", book.Time.GetUtcNow().AddMinutes(1)), (deliveries[1].Attempts, deliveries[1].Problem, deliveries[1].NextAt));
    }

    [Fact]
    public async Task A_receiver_that_is_no_longer_in_the_settings_gets_nothing_any_more()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var before = new AlertServer(book, OneLevel);
        await book.CommitAsync("march.csv", March);
        await before.Alerts.EvaluateAsync(TestBook.Cancellation);

        await using var after = new AlertServer(book, new AlertOptions { Rules = OneLevel.Rules });
        await after.Outbox.DropAsync(TestBook.Cancellation);

        Assert.All(await after.DeliveriesAsync(), delivery => Assert.Equal((null, 0, "No longer among the receivers in the settings."), (delivery.NextAt, delivery.Attempts, delivery.Problem)));
    }

    [Fact]
    public async Task The_follower_sees_what_another_process_committed_and_that_a_day_has_begun()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var server = new AlertServer(book, new AlertOptions { Rules = OneLevel.Rules with { LateAfterDays = 10 } });
        await server.StartFollowingAsync();
        await book.CommitAsync("march.csv", March.Replace("2025-03", "2025-05", StringComparison.Ordinal));

        // As the watcher of the web does, twice a second.
        await server.UntilAsync(async () => (await server.Cubes.CurrentAsync(TestBook.Cancellation)).Months is not null && (await server.ListAsync()).Count == 1, TimeSpan.Zero);

        // 15 June: the file for June is late after 10 July.
        // The clock goes on slowly past midnight, so that however long a look takes it is the day of the clock.
        book.Time.Advance(new DateTimeOffset(2025, 7, 10, 23, 59, 0, TimeSpan.Zero) - book.Time.GetUtcNow());
        Assert.Single(await server.ListAsync());
        await server.UntilAsync(async () => (await server.ListAsync()).Count == 2, TimeSpan.FromSeconds(10));
        Assert.Equal(("No file for Jun 2025", new DateOnly(2025, 7, 11)), ((await server.ListAsync())[0].Alert.Title, DateOnly.FromDateTime((await server.ListAsync())[0].Alert.RaisedAt.UtcDateTime)));
    }
}
