using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>One alert on its way to one receiver.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
public sealed record OutgoingAlert(long DeliveryId, Alert Alert, int Attempt);

/// <summary>One message to one receiver: a mail has all that is due, a webhook gets each alert by itself.</summary>
/// <param name="Alerts">At least one, in the order in which they were raised.</param>
public sealed record Outgoing(AlertTarget Target, IReadOnlyList<OutgoingAlert> Alerts);

/// <summary>Why a message did not arrive.</summary>
/// <param name="Text">In one line, without a secret.</param>
/// <param name="IsOfReceiver">What this message met the next one would meet too; otherwise the receiver refused this one only.</param>
public sealed record SendProblem(string Text, bool IsOfReceiver);

/// <summary>
/// What waits to be sent. Whoever takes a message has it to himself for a while: with several servers each message is sent by one. A server
/// that is killed between sending and noting that it was sent sends it again: twice at worst, never not at all.
/// </summary>
public sealed class AlertOutbox(IDbContextFactory<RevenueContext> contexts, BookWriter writer, AlertBook alerts, TimeProvider time, IOptions<AlertOptions> options)
{
    /// <summary>As long as a message belongs to who took it: twice as long as the longest that sending one may take, which is five minutes for a mail.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>When the next message to a receiver is due; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextAsync(AlertTarget target, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.AlertDeliveries.Where(IsTo(target)).Where(delivery => delivery.NextAt != null)
            .OrderBy(delivery => delivery.NextAt).Select(delivery => delivery.NextAt).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Takes the next message to a receiver. What was tried least comes first: one that is refused again and again stands behind all others.</summary>
    /// <returns>Null when nothing is due.</returns>
    /// <exception cref="BookBusyException">Another process held the lock for long.</exception>
    public async Task<Outgoing?> TakeAsync(AlertTarget target, CancellationToken cancellation = default)
    {
        if (await NextAsync(target, cancellation) is not { } next || next > time.GetUtcNow()) return null;

        await using var book = await writer.BeginAsync(cancellation);
        var now = time.GetUtcNow();
        var due = book.Context.AlertDeliveries.Where(IsTo(target)).Where(delivery => delivery.NextAt != null && delivery.NextAt <= now);
        var taken = await (target.Channel == AlertChannel.Mail
            ? due.OrderBy(delivery => delivery.Id)
            : due.OrderBy(delivery => delivery.Attempts).ThenBy(delivery => delivery.Id).Take(1)).ToListAsync(cancellation);
        // Another server was quicker.
        if (taken.Count == 0) return null;

        var ids = taken.Select(delivery => delivery.AlertId).ToHashSet();
        var known = await book.Context.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).ToDictionaryAsync(alert => alert.Id, cancellation);
        foreach (var delivery in taken) delivery.NextAt = now + Lease;
        await book.CommitAsync(cancellation);
        return new Outgoing(target, [.. taken.Select(delivery => new OutgoingAlert(delivery.Id, known[delivery.AlertId], delivery.Attempts + 1))]);
    }

    /// <summary>Notes that a message was sent.</summary>
    public Task SentAsync(Outgoing sent, CancellationToken cancellation = default) => SettleAsync(
        sent,
        (delivery, now) => (delivery.Attempts, delivery.DeliveredAt, delivery.NextAt, delivery.Problem) = (delivery.Attempts + 1, now, null, null),
        pause: null,
        cancellation);

    /// <summary>
    /// Notes that a message was not sent; it is tried again later, unless this was the last attempt. When the receiver is the reason, what else waits for it is
    /// left alone for a while: it was not tried, so no attempt of it is counted.
    /// </summary>
    public Task FailedAsync(Outgoing failed, SendProblem problem, CancellationToken cancellation = default) => SettleAsync(
        failed,
        (delivery, now) =>
        {
            delivery.Attempts++;
            (delivery.NextAt, delivery.Problem) = (now + options.Value.Retry.After(delivery.Attempts), problem.Text);
        },
        problem.IsOfReceiver ? options.Value.Retry.First : null,
        cancellation);

    /// <summary>Gives back what was not tried: it is due at once, for whoever takes it next.</summary>
    public Task GiveBackAsync(Outgoing untried, CancellationToken cancellation = default) => SettleAsync(untried, (delivery, now) => delivery.NextAt = now, pause: null, cancellation);

    /// <summary>Receivers that are no longer in the settings get nothing any more, and the page says why.</summary>
    /// <exception cref="BookBusyException">Another process held the lock for long.</exception>
    public async Task DropAsync(CancellationToken cancellation = default)
    {
        var receivers = options.Value.Targets.ToHashSet();
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var waiting = await context.AlertDeliveries.Where(delivery => delivery.NextAt != null).Select(delivery => new { delivery.Channel, delivery.Target }).Distinct().ToListAsync(cancellation);
            if (waiting.TrueForAll(delivery => receivers.Contains(new AlertTarget(delivery.Channel, delivery.Target)))) return;
        }

        await using (var book = await writer.BeginAsync(cancellation))
        {
            foreach (var delivery in await book.Context.AlertDeliveries.Where(delivery => delivery.NextAt != null).ToListAsync(cancellation))
            {
                if (!receivers.Contains(new AlertTarget(delivery.Channel, delivery.Target))) (delivery.NextAt, delivery.Problem) = (null, "No longer among the receivers in the settings.");
            }

            await book.CommitAsync(cancellation);
        }

        alerts.Tell();
    }

    private async Task SettleAsync(Outgoing message, Action<AlertDelivery, DateTimeOffset> settle, TimeSpan? pause, CancellationToken cancellation)
    {
        var ids = message.Alerts.Select(alert => alert.DeliveryId).ToList();
        await using (var book = await writer.BeginAsync(cancellation))
        {
            var now = time.GetUtcNow();
            foreach (var delivery in await book.Context.AlertDeliveries.Where(delivery => ids.Contains(delivery.Id) && delivery.DeliveredAt == null).ToListAsync(cancellation)) settle(delivery, now);
            if (pause is { } wait)
            {
                var others = book.Context.AlertDeliveries.Where(IsTo(message.Target)).Where(delivery => delivery.NextAt != null && delivery.NextAt <= now && !ids.Contains(delivery.Id));
                foreach (var untried in await others.ToListAsync(cancellation)) untried.NextAt = now + wait;
            }

            await book.CommitAsync(cancellation);
        }

        alerts.Tell();
    }

    private static Expression<Func<AlertDelivery, bool>> IsTo(AlertTarget target)
    {
        var (channel, name) = (target.Channel, target.Name);
        return delivery => delivery.Channel == channel && delivery.Target == name;
    }
}
