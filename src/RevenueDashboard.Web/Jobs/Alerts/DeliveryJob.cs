using System.Threading.Channels;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Jobs;

/// <summary>Sends what waits to be sent, as long as the server runs: at once, and again later what did not arrive. Receivers do not wait for each other.</summary>
public sealed partial class DeliveryJob(AlertOutbox outbox, AlertBook alerts, MailSender mails, WebhookSender webhooks, TimeProvider time, ILogger<DeliveryJob> log) : BackgroundService
{
    // Another server may have taken something and died: it is due again some time.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        alerts.Changed += OnChanged;
        string? said = null;
        try
        {
            while (true)
            {
                var wait = Longest;
                try
                {
                    // On the pool: the driver of SQLite works on the caller's thread.
                    wait = await Task.Run(() => SendDueAsync(stoppingToken), stoppingToken);
                    said = null;
                }
                catch (BookBusyException)
                {
                    wait = Again;
                }
                catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
                {
                    // Said once, not each time.
                    if (said != problem.Message) LogNotDone(problem);
                    (said, wait) = (problem.Message, Again);
                }

                await ChangedOrDueAsync(wait, stoppingToken);
            }
        }
        finally
        {
            alerts.Changed -= OnChanged;
        }
    }

    /// <summary>Sends all that is due.</summary>
    /// <returns>How long until something may be due again.</returns>
    private async Task<TimeSpan> SendDueAsync(CancellationToken stopping)
    {
        while (await outbox.TakeAsync(stopping) is { Count: > 0 } taken) await Task.WhenAll(taken.Select(outgoing => SendAsync(outgoing, stopping)));

        var next = await outbox.NextAsync(stopping) - time.GetUtcNow();
        return next is { } due && due < Longest ? TimeSpan.FromTicks(Math.Max(due.Ticks, TimeSpan.TicksPerMillisecond)) : Longest;
    }

    private async Task SendAsync(Outgoing outgoing, CancellationToken stopping)
    {
        var untried = outgoing.Alerts.ToList();
        try
        {
            if (outgoing.Target.Channel == AlertChannel.Mail)
            {
                var problem = await mails.SendAsync(outgoing, stopping);
                untried.Clear();
                await SettleAsync(outgoing.Alerts, problem);
                return;
            }

            foreach (var alert in outgoing.Alerts)
            {
                var problem = await webhooks.SendAsync(outgoing.Target, alert, stopping);
                untried.Remove(alert);
                // What one message met the next would meet too: the receiver is left alone for a while.
                await SettleAsync(problem is null ? [alert] : [alert, .. untried], problem);
                if (problem is not null) return;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops: the next one sends it, and need not wait for it.
            await outbox.GiveBackAsync(untried, CancellationToken.None);
        }
    }

    // What was sent was sent: that it was is noted, also when the server stops meanwhile, and however long somebody else writes.
    private async Task SettleAsync(IReadOnlyList<OutgoingAlert> messages, string? problem)
    {
        while (true)
        {
            try
            {
                if (problem is null) await outbox.SentAsync(messages, CancellationToken.None);
                else await outbox.FailedAsync(messages, problem, CancellationToken.None);
                break;
            }
            catch (BookBusyException)
            {
                // Half a minute has passed already.
            }
        }

        if (problem is null) LogSent(messages.Count);
        else LogNotSent(messages.Count, messages[0].Attempt);
    }

    private async Task ChangedOrDueAsync(TimeSpan wait, CancellationToken stopping)
    {
        using var due = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stopping);
        try
        {
            await changed.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Something is due.
        }
    }

    private void OnChanged() => changed.Writer.TryWrite(true);

    [LoggerMessage(LogLevel.Information, "Alerts: {Count} sent.")]
    private partial void LogSent(int count);

    [LoggerMessage(LogLevel.Warning, "Alerts: {Count} not sent at attempt {Attempt}. The page of alerts says why.")]
    private partial void LogNotSent(int count, int attempt);

    [LoggerMessage(LogLevel.Error, "What is to be sent could not be read. It is tried again in five seconds.")]
    private partial void LogNotDone(Exception problem);
}
