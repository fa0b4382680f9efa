using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Web.Alerts;

/// <summary>To a real mail server and a real HTTP receiver, both on loopback.</summary>
public sealed class DeliveryTests
{
    private const string Secret = "a secret of enough length";

    // Two that pay more than half of their product's revenue, and a name that is markup.
    private const string March = "month,customer,product,amount\n2025-03,<b>Ann & Søn,Compute,60\n2025-03,Bob,Compute,40\n2025-03,Bob,Storage,80\n2025-03,<b>Ann & Søn,Storage,20\n";

    private static AlertRules TwoLevels { get; } = new()
    {
        Levels = [new LevelRule(AlertMeasure.TopShare, IsAbove: true, 50, 1) { Product = "Compute" }, new LevelRule(AlertMeasure.TopShare, IsAbove: true, 50, 1) { Product = "Storage", IsSerious = true }],
        Changes = [], NewLargest = false, NewTenPercent = false, CustomerMissing = false, LateAfterDays = null, Limits = false, WaiverDays = null,
    };

    [Theory, Databases]
    public async Task New_alerts_go_in_one_mail_to_each_and_in_one_signed_message_each(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await using var mailbox = new Mailbox();
        await using var receiver = await Receiver.StartAsync();
        await using var server = new AlertServer(book, To(mailbox, receiver, "ann@example.com", "bob@example.com"));
        await server.StartSendingAsync();
        await book.CommitAsync("march.csv", March);
        await server.Alerts.EvaluateAsync(TestBook.Cancellation);

        await server.UntilAsync(async () => (await server.DeliveriesAsync()).All(delivery => delivery.DeliveredAt is not null), TimeSpan.Zero);

        Assert.Equal(["ann@example.com", "bob@example.com"], mailbox.Messages.Select(mail => mail.To).Order());
        var message = mailbox.Messages.First().Message;
        Assert.Equal("2 alerts: Top share of Storage is 80.0 %: Bob", message.Subject);
        Assert.Contains("Top share of Compute is 60.0 %: <b>Ann & Søn\n60 USD ÷ 100 USD = 60.0 %", message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("https://revenue.example.com/app/concentration?to=2025-03&product=Compute", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Ann &amp; S", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Ann", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://revenue.example.com/app/concentration?to=2025-03&amp;product=Storage\"", message.HtmlBody, StringComparison.Ordinal);

        Assert.Equal(2, receiver.Requests.Count);
        foreach (var request in receiver.Requests)
        {
            // As a receiver checks it: with the secret, the header and the bytes alone.
            var expected = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{request.Timestamp}.{request.Delivery}.{request.Body}")));
            Assert.Equal($"sha256={expected}", request.Signature, ignoreCase: true);
            Assert.Equal(book.Time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), request.Timestamp);
            Assert.Equal("/in/4711", request.Path);
        }

        var alert = JsonDocument.Parse(receiver.Requests.First().Body).RootElement;
        Assert.Equal(("level", "serious", "2025-03"), (alert.GetProperty("kind").GetString(), alert.GetProperty("severity").GetString(), alert.GetProperty("month").GetString()));
        Assert.Equal("https://revenue.example.com/app/concentration?to=2025-03&product=Storage", alert.GetProperty("link").GetString());
    }

    [Fact]
    public async Task What_fails_is_tried_again_until_it_arrives_and_then_never_more()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var mailbox = new Mailbox { Refuses = 2 };
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = request => request <= 2 ? 500 : 204;
        await using var server = new AlertServer(book, To(mailbox, receiver, "ann@example.com"));
        await server.StartSendingAsync();
        await book.CommitAsync("march.csv", March);
        await server.Alerts.EvaluateAsync(TestBook.Cancellation);

        await server.UntilAsync(async () => (await server.DeliveriesAsync()).All(delivery => delivery.DeliveredAt is not null), TimeSpan.FromSeconds(20));
        book.Time.Advance(TimeSpan.FromDays(2));
        await Task.Delay(200, TestBook.Cancellation);

        var mail = Assert.Single(mailbox.Messages);
        Assert.Equal(2, receiver.Requests.Skip(2).Select(request => request.Delivery).Distinct().Count());
        Assert.Equal(4, receiver.Requests.Count);
        Assert.All(await server.DeliveriesAsync(), delivery => Assert.Null(delivery.Problem));
        Assert.Equal(3, (await server.DeliveriesAsync()).First(delivery => delivery.Channel == AlertChannel.Mail).Attempts);
        Assert.StartsWith("2 alerts", mail.Message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_given_up_and_says_why()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = _ => 503;
        await using var server = new AlertServer(book, new AlertOptions
        {
            Rules = TwoLevels, Webhooks = [new WebhookOptions(receiver.Address, Secret)], Retry = new RetryOptions { First = TimeSpan.FromMinutes(1), Attempts = 3 },
        });
        await server.StartSendingAsync();
        await book.CommitAsync("march.csv", March);
        await server.Alerts.EvaluateAsync(TestBook.Cancellation);

        await server.UntilAsync(async () => (await server.DeliveriesAsync()).All(delivery => delivery.NextAt is null), TimeSpan.FromSeconds(20));

        Assert.All(await server.DeliveriesAsync(), delivery => Assert.Equal((null, 3, "Answered 503."), (delivery.DeliveredAt, delivery.Attempts, delivery.Problem)));
        // What is given up after three attempts was sent three times.
        Assert.All(receiver.Requests.GroupBy(request => request.Delivery), same => Assert.Equal(3, same.Count()));
        Assert.Equal(6, receiver.Requests.Count);
    }

    [Fact]
    public async Task What_a_server_left_behind_the_next_one_sends()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var mailbox = new Mailbox { Refuses = int.MaxValue };
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = _ => 500;
        var options = To(mailbox, receiver, "ann@example.com");
        await using (var first = new AlertServer(book, options))
        {
            await first.StartSendingAsync();
            await book.CommitAsync("march.csv", March);
            await first.Alerts.EvaluateAsync(TestBook.Cancellation);
            await first.UntilAsync(async () => (await first.DeliveriesAsync()).Where(delivery => delivery.Channel == AlertChannel.Mail).All(delivery => delivery.Problem is not null), TimeSpan.Zero);
        }

        (mailbox.Refuses, receiver.Answers) = (0, _ => 200);
        await using var second = new AlertServer(book, options);
        await second.StartSendingAsync();
        await second.UntilAsync(async () => (await second.DeliveriesAsync()).All(delivery => delivery.DeliveredAt is not null), TimeSpan.FromSeconds(20));

        Assert.Single(mailbox.Messages);
    }

    [Fact]
    public async Task Of_many_none_is_lost_and_none_arrives_twice_however_often_the_receiver_stumbles()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = request => request % 3 == 0 ? 500 : 200;
        var options = new AlertOptions
        {
            Rules = TwoLevels with { Levels = [], Changes = [new ChangeRule(1) { Percent = 30 }] },
            Webhooks = [new WebhookOptions(receiver.Address, Secret)], Retry = new RetryOptions { First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(5), Attempts = 50 },
        };
        await using var one = new AlertServer(book, options);
        await using var other = new AlertServer(book, options);
        await one.StartSendingAsync();
        await other.StartSendingAsync();
        var csv = new StringBuilder("month,customer,product,amount\n");
        for (var i = 0; i < 20; i++) csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"2025-02,C{i},Compute,10\n2025-03,C{i},Compute,20\n2025-04,C{i},Compute,30\n2025-05,C{i},Compute,40\n");
        await book.CommitAsync("quarter.csv", csv.ToString());
        // March, April and May, 20 customers each: +100 %, +50 %, +33 %.
        Assert.Equal((60, 0), await one.Alerts.EvaluateAsync(TestBook.Cancellation));

        await one.UntilAsync(async () => (await one.DeliveriesAsync()).All(delivery => delivery.DeliveredAt is not null), TimeSpan.FromSeconds(2));

        Assert.Equal(60, receiver.Taken.Count);
        Assert.Equal(60, receiver.Taken.Select(alert => alert.Delivery).Distinct().Count());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_message_that_is_refused_for_ever_costs_the_others_nothing(int answer)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var receiver = await Receiver.StartAsync();
        receiver.Refuses["Storage"] = answer;
        await using var server = new AlertServer(book, new AlertOptions
        {
            Rules = TwoLevels with { Levels = [.. TwoLevels.Levels, TwoLevels.Levels[0] with { Product = null, Level = 60 }, TwoLevels.Levels[0] with { Measure = AlertMeasure.Cr3 }] },
            Webhooks = [new WebhookOptions(receiver.Address, Secret)], Retry = new RetryOptions { Attempts = 3 },
        });
        await server.StartSendingAsync();
        await book.CommitAsync("march.csv", March);
        // Of Storage 80 % is Bob's, which is told first; of Compute 60 and 100 %, of both 120 of 200.
        Assert.Equal((4, 0), await server.Alerts.EvaluateAsync(TestBook.Cancellation));

        await server.UntilAsync(async () => (await server.DeliveriesAsync()).All(delivery => delivery.NextAt is null), TimeSpan.FromSeconds(20));

        Assert.Equal(3, receiver.Taken.Select(request => request.Delivery).Distinct().Count());
        Assert.Equal(3, receiver.Taken.Count);
        Assert.All((await server.DeliveriesAsync()).Where(delivery => delivery.DeliveredAt is not null), delivery => Assert.Equal((1, null), (delivery.Attempts, delivery.Problem)));
        var given = Assert.Single(await server.DeliveriesAsync(), delivery => delivery.DeliveredAt is null);
        Assert.Equal((3, $"Answered {answer}."), (given.Attempts, given.Problem));
        Assert.Equal(3, receiver.Requests.Count(request => request.Body.Contains("Storage", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task While_a_receiver_is_down_what_was_not_tried_waits_and_has_all_its_attempts()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = _ => 503;
        await using var server = new AlertServer(book, new AlertOptions { Rules = TwoLevels, Webhooks = [new WebhookOptions(receiver.Address, Secret)] });
        await server.StartSendingAsync();
        await book.CommitAsync("march.csv", March);
        await server.Alerts.EvaluateAsync(TestBook.Cancellation);

        await server.UntilAsync(async () => (await server.DeliveriesAsync()).Any(delivery => delivery.Problem is not null), TimeSpan.Zero);

        Assert.Single(receiver.Requests);
        Assert.Equal([(0, book.Time.GetUtcNow().AddMinutes(1)), (1, book.Time.GetUtcNow().AddMinutes(1))], (await server.DeliveriesAsync()).Select(delivery => (delivery.Attempts, delivery.NextAt!.Value)).Order());
    }

    [Fact]
    public async Task A_receiver_that_takes_its_time_holds_nobody_else_back()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var mailbox = new Mailbox();
        await using var receiver = await Receiver.StartAsync();
        var answered = new TaskCompletionSource();
        receiver.Holds = answered.Task;
        await using var server = new AlertServer(book, To(mailbox, receiver, "ann@example.com"));
        await server.StartSendingAsync();
        await book.CommitAsync("compute.csv", "month,customer,product,amount\n2025-03,Ann,Compute,60\n2025-03,Bob,Compute,40\n");
        Assert.Equal((1, 0), await server.Alerts.EvaluateAsync(TestBook.Cancellation));
        await server.UntilAsync(async () => (await server.DeliveriesAsync()).Any(delivery => delivery.DeliveredAt is not null), TimeSpan.Zero);

        await book.CommitAsync("storage.csv", "month,customer,product,amount\n2025-03,Ann,Storage,20\n2025-03,Bob,Storage,80\n");
        Assert.Equal((1, 0), await server.Alerts.EvaluateAsync(TestBook.Cancellation));
        await server.UntilAsync(() => Task.FromResult(mailbox.Messages.Count == 2), TimeSpan.Zero);

        Assert.Empty(receiver.Taken);
        answered.SetResult();
        await server.UntilAsync(async () => (await server.DeliveriesAsync()).All(delivery => delivery.DeliveredAt is not null), TimeSpan.Zero);
    }

    [Theory, Databases]
    public async Task However_slow_a_receiver_is_each_message_is_sent_by_one_server(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var options = new AlertOptions { Rules = TwoLevels, Webhooks = [new WebhookOptions(new Uri("https://receiver.example.com/in"), Secret)] };
        await using var one = new AlertServer(book, options);
        await using var other = new AlertServer(book, options);
        await book.CommitAsync("march.csv", March);
        await one.Alerts.EvaluateAsync(TestBook.Cancellation);

        var first = await one.Outbox.TakeAsync(options.Targets[0], TestBook.Cancellation);
        book.Time.Advance(TimeSpan.FromMinutes(6));
        await one.Outbox.SentAsync(first!, TestBook.Cancellation);
        var second = await one.Outbox.TakeAsync(options.Targets[0], TestBook.Cancellation);
        book.Time.Advance(TimeSpan.FromMinutes(6));

        // Twelve minutes after the first was taken, the second is still his who sends it.
        Assert.NotEqual(Assert.Single(first!.Alerts).DeliveryId, Assert.Single(second!.Alerts).DeliveryId);
        Assert.Null(await other.Outbox.TakeAsync(options.Targets[0], TestBook.Cancellation));
    }

    [Fact]
    public async Task Redirects_are_not_followed_and_say_so()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = _ => 307;
        await using var server = new AlertServer(book, new AlertOptions { Rules = TwoLevels, Webhooks = [new WebhookOptions(receiver.Address, Secret)] });
        await server.StartSendingAsync();
        await book.CommitAsync("march.csv", March);
        await server.Alerts.EvaluateAsync(TestBook.Cancellation);

        await server.UntilAsync(async () => (await server.DeliveriesAsync()).All(delivery => delivery.Problem is not null), TimeSpan.FromSeconds(20));

        Assert.All(receiver.Requests, request => Assert.Equal("/in/4711", request.Path));
        Assert.All(await server.DeliveriesAsync(), delivery => Assert.Equal("Answered 307: redirects are not followed.", delivery.Problem));
    }

    [Fact]
    public async Task Without_the_protection_that_is_asked_for_no_mail_leaves()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var mailbox = new Mailbox();
        var options = new AlertOptions { Rules = TwoLevels, Mail = new MailOptions("127.0.0.1", "revenue@example.com", ["ann@example.com"]) { Port = mailbox.Port, Tls = MailTls.StartTls } };
        await using var server = new AlertServer(book, options);
        await server.StartSendingAsync();
        await book.CommitAsync("march.csv", March);
        await server.Alerts.EvaluateAsync(TestBook.Cancellation);

        await server.UntilAsync(async () => (await server.DeliveriesAsync()).All(delivery => delivery.Problem is not null), TimeSpan.Zero);

        Assert.Empty(mailbox.Messages);
        Assert.All(await server.DeliveriesAsync(), delivery => Assert.Contains("STARTTLS", delivery.Problem, StringComparison.Ordinal));
    }

    private static AlertOptions To(Mailbox mailbox, Receiver receiver, params string[] to) => new()
    {
        Rules = TwoLevels,
        Mail = new MailOptions("127.0.0.1", "revenue@example.com", to) { Port = mailbox.Port, Tls = MailTls.None },
        Webhooks = [new WebhookOptions(receiver.Address, Secret)],
        PublicAddress = new Uri("https://revenue.example.com/app/"),
    };
}
