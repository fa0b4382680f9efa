using System.Threading.Channels;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Jobs;

/// <summary>Sends what waits to be sent, as long as the server runs: at once, and again later what did not arrive. Receivers do not wait for each other: each has a loop of its own.</summary>
public sealed partial class DeliveryJob(
    AlertOutbox outbox, AlertBook alerts, MailSender mails, WebhookSender webhooks, IOptions<AlertOptions> options, TimeProvider time, ILogger<DeliveryJob> log) : BackgroundService
{
    // Another server may have taken something and died: it is due again some time.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        RepeatAsync(DropAsync, stoppingToken),
        .. options.Value.Targets.Select(target => RepeatAsync(stopping => SendDueAsync(target, stopping), stoppingToken)),
    ]);

    /// <param name="work">Gives how long until there may be something to do again.</param>
    private async Task RepeatAsync(Func<CancellationToken, Task<TimeSpan>> work, CancellationToken stopping)
    {
        // One signal is enough: however often something changed, all that is due is looked at.
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void OnChanged() => changed.Writer.TryWrite(true);

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
                    wait = await Task.Run(() => work(stopping), stopping);
                    said = null;
                }
                catch (BookBusyException)
                {
                    wait = Again;
                }
                catch (Exception problem) when (!stopping.IsCancellationRequested)
                {
                    // Said once, not each time.
                    if (said != problem.Message) LogNotDone(problem);
                    (said, wait) = (problem.Message, Again);
                }

                await ChangedOrDueAsync(changed.Reader, wait, stopping);
            }
        }
        finally
        {
            alerts.Changed -= OnChanged;
        }
    }

    private async Task<TimeSpan> DropAsync(CancellationToken stopping)
    {
        await outbox.DropAsync(stopping);
        return Longest;
    }

    /// <summary>Sends all that is due to one receiver, one message after the other.</summary>
    /// <returns>How long until something may be due again.</returns>
    private async Task<TimeSpan> SendDueAsync(AlertTarget target, CancellationToken stopping)
    {
        while (await outbox.TakeAsync(target, stopping) is { } taken) await SendAsync(taken, stopping);

        var next = await outbox.NextAsync(target, stopping) - time.GetUtcNow();
        return next is { } due && due < Longest ? TimeSpan.FromTicks(Math.Max(due.Ticks, TimeSpan.TicksPerMillisecond)) : Longest;
    }

    private async Task SendAsync(Outgoing outgoing, CancellationToken stopping)
    {
        SendProblem? problem;
        try
        {
            problem = outgoing.Target.Channel == AlertChannel.Mail
                ? await mails.SendAsync(outgoing, stopping)
                : await webhooks.SendAsync(outgoing.Target, outgoing.Alerts.Single(), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops: the next one sends it, and need not wait for it.
            await outbox.GiveBackAsync(outgoing, CancellationToken.None);
            throw;
        }

        await SettleAsync(outgoing, problem);
    }

    // What was sent was sent: that it was is noted, also when the server stops meanwhile, and however long somebody else writes.
    private async Task SettleAsync(Outgoing outgoing, SendProblem? problem)
    {
        while (true)
        {
            try
            {
                if (problem is null) await outbox.SentAsync(outgoing, CancellationToken.None);
                else await outbox.FailedAsync(outgoing, problem, CancellationToken.None);
                break;
            }
            catch (BookBusyException)
            {
                // Half a minute has passed already.
            }
        }

        if (problem is null) LogSent(outgoing.Alerts.Count);
        else LogNotSent(outgoing.Alerts.Count, outgoing.Alerts[0].Attempt);
    }

    private async Task ChangedOrDueAsync(ChannelReader<bool> changed, TimeSpan wait, CancellationToken stopping)
    {
        using var due = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stopping);
        try
        {
            await changed.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Something is due.
        }
    }

    [LoggerMessage(LogLevel.Information, "Alerts: {Count} sent.")]
    private partial void LogSent(int count);

    [LoggerMessage(LogLevel.Warning, "Alerts: {Count} not sent at attempt {Attempt}. The page of alerts says why.")]
    private partial void LogNotSent(int count, int attempt);

    [LoggerMessage(LogLevel.Error, "What is to be sent could not be read. It is tried again in five seconds.")]
    private partial void LogNotDone(Exception problem);
}
