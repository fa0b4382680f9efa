using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>One alert on its way to one receiver.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
public sealed record OutgoingAlert(long DeliveryId, Alert Alert, int Attempt);

/// <summary>What is to be sent to one receiver now.</summary>
/// <param name="Alerts">At least one, in the order in which they were raised.</param>
public sealed record Outgoing(AlertTarget Target, IReadOnlyList<OutgoingAlert> Alerts);

/// <summary>
/// What waits to be sent. Whoever takes something has it to himself for a while: with several servers each message is sent by one. A server
/// that is killed between sending and noting that it was sent sends it again: twice at worst, never not at all.
/// </summary>
public sealed class AlertOutbox(IDbContextFactory<RevenueContext> contexts, BookWriter writer, AlertBook alerts, TimeProvider time, IOptions<AlertOptions> options)
{
    /// <summary>As long as this belongs to who took it: longer than any sending takes.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    // A webhook gets a message for each alert; a mail has all of them.
    private const int MessagesTaken = 20;

    /// <summary>When the next is due; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.AlertDeliveries.Where(delivery => delivery.NextAt != null).OrderBy(delivery => delivery.NextAt).Select(delivery => delivery.NextAt).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Takes what is due, for each receiver. Receivers that are no longer in the settings get nothing any more.</summary>
    /// <exception cref="BookBusyException">Another process held the lock for long.</exception>
    public async Task<IReadOnlyList<Outgoing>> TakeAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        if (await NextAsync(cancellation) is not { } next || next > now) return [];

        await using var book = await writer.BeginAsync(cancellation);
        var due = await book.Context.AlertDeliveries.Where(delivery => delivery.NextAt != null && delivery.NextAt <= now).OrderBy(delivery => delivery.Id).ToListAsync(cancellation);
        var ids = due.Select(delivery => delivery.AlertId).ToHashSet();
        var known = await book.Context.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).ToDictionaryAsync(alert => alert.Id, cancellation);
        var receivers = options.Value.Targets.ToHashSet();

        List<Outgoing> taken = [];
        foreach (var same in due.GroupBy(delivery => new AlertTarget(delivery.Channel, delivery.Target)))
        {
            if (!receivers.Contains(same.Key))
            {
                foreach (var delivery in same) (delivery.NextAt, delivery.Problem) = (null, "No longer among the receivers in the settings.");
                continue;
            }

            var mine = same.Key.Channel == AlertChannel.Mail ? [.. same] : same.Take(MessagesTaken).ToList();
            foreach (var delivery in mine) (delivery.NextAt, delivery.Attempts) = (now + Lease, delivery.Attempts + 1);
            taken.Add(new Outgoing(same.Key, [.. mine.Select(delivery => new OutgoingAlert(delivery.Id, known[delivery.AlertId], delivery.Attempts))]));
        }

        await book.CommitAsync(cancellation);
        return taken;
    }

    /// <summary>Notes that something was sent.</summary>
    public Task SentAsync(IEnumerable<OutgoingAlert> sent, CancellationToken cancellation = default) => SettleAsync(
        sent,
        (delivery, now) => (delivery.DeliveredAt, delivery.NextAt, delivery.Problem) = (now, null, null),
        cancellation);

    /// <summary>Notes that something was not sent; it is tried again later, unless this was the last attempt.</summary>
    /// <param name="problem">In one line, without a secret.</param>
    public Task FailedAsync(IEnumerable<OutgoingAlert> failed, string problem, CancellationToken cancellation = default) => SettleAsync(
        failed,
        (delivery, now) => (delivery.NextAt, delivery.Problem) = (now + options.Value.Retry.After(delivery.Attempts), problem),
        cancellation);

    /// <summary>Gives back what was not tried: it is due at once, for whoever takes it next.</summary>
    public Task GiveBackAsync(IEnumerable<OutgoingAlert> untried, CancellationToken cancellation = default) => SettleAsync(
        untried,
        (delivery, now) => (delivery.NextAt, delivery.Attempts) = (now, delivery.Attempts - 1),
        cancellation);

    private async Task SettleAsync(IEnumerable<OutgoingAlert> messages, Action<AlertDelivery, DateTimeOffset> settle, CancellationToken cancellation)
    {
        var ids = messages.Select(message => message.DeliveryId).ToList();
        if (ids.Count == 0) return;

        await using (var book = await writer.BeginAsync(cancellation))
        {
            var now = time.GetUtcNow();
            foreach (var delivery in await book.Context.AlertDeliveries.Where(delivery => ids.Contains(delivery.Id) && delivery.DeliveredAt == null).ToListAsync(cancellation)) settle(delivery, now);
            await book.CommitAsync(cancellation);
        }

        alerts.Tell();
    }
}
