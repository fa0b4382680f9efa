using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Jobs;

namespace RevenueDashboard.Tests.Web.Alerts;

/// <summary>What one server process has of alerts, on a book that others may have open too.</summary>
internal sealed class AlertServer : IAsyncDisposable
{
    private readonly TestBook book;
    private readonly ServiceProvider services;
    private readonly WebhookSender webhooks;
    private readonly DeliveryJob delivery;
    private readonly AlertJob follower;

    public AlertServer(TestBook book, AlertOptions options)
    {
        this.book = book;
        services = book.Start();
        var settings = Options.Create(options);
        var (contexts, writer) = (services.GetRequiredService<IDbContextFactory<RevenueContext>>(), services.GetRequiredService<BookWriter>());
        Cubes = services.GetRequiredService<CubeStore>();
        Alerts = new AlertBook(contexts, writer, Cubes, book.Time, settings);
        Outbox = new AlertOutbox(contexts, writer, Alerts, book.Time, settings);
        webhooks = new WebhookSender(settings, book.Time);
        delivery = new DeliveryJob(Outbox, Alerts, new MailSender(settings, book.Time), webhooks, settings, book.Time, NullLogger<DeliveryJob>.Instance);
        follower = new AlertJob(Alerts, services.GetRequiredService<LimitHistory>(), Cubes, book.Time, NullLogger<AlertJob>.Instance);
    }

    public CubeStore Cubes { get; }

    public AlertBook Alerts { get; }

    public AlertOutbox Outbox { get; }

    public Task StartSendingAsync() => delivery.StartAsync(TestBook.Cancellation);

    public Task StopSendingAsync() => delivery.StopAsync(CancellationToken.None);

    public Task StartFollowingAsync() => follower.StartAsync(TestBook.Cancellation);

    /// <summary>
    /// Lets time pass until something is so. Not while a message is being sent: that takes the time it takes on this machine, and must not outlast
    /// its lease because the test's clock ran ahead.
    /// </summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan step)
    {
        for (var looks = 0; !await isSo(); looks++)
        {
            Assert.True(looks < 4000, "It did not become so.");
            var isSending = (await DeliveriesAsync()).Any(delivery => delivery.NextAt - book.Time.GetUtcNow() > AlertOutbox.Lease / 2);
            if (!isSending) book.Time.Advance(step);
            await Task.Delay(25, TestBook.Cancellation);
        }
    }

    public Task<IReadOnlyList<AlertEntry>> ListAsync() => Alerts.ListAsync(TestBook.Cancellation);

    public async Task<IReadOnlyList<AlertDelivery>> DeliveriesAsync() => [.. (await ListAsync()).SelectMany(entry => entry.Deliveries)];

    public async ValueTask DisposeAsync()
    {
        await delivery.StopAsync(CancellationToken.None);
        await follower.StopAsync(CancellationToken.None);
        delivery.Dispose();
        follower.Dispose();
        webhooks.Dispose();
        await services.DisposeAsync();
    }
}
