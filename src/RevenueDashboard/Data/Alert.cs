using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What an alert is about. The numbers are stored: never renumber.</summary>
public enum AlertKind : byte
{
    /// <summary>A figure crossed a level.</summary>
    Level = 1,

    /// <summary>What a customer pays changed by much.</summary>
    Change = 2,

    /// <summary>Somebody else is the largest customer.</summary>
    NewLargest = 3,

    /// <summary>A customer reached the share from which it is disclosed.</summary>
    NewTenPercent = 4,

    /// <summary>A large customer of the month before has no revenue.</summary>
    CustomerMissing = 5,

    /// <summary>A month's file is late.</summary>
    DataLate = 6,

    /// <summary>A limit's warning or hard level is reached.</summary>
    Limit = 7,

    /// <summary>A waiver ends soon.</summary>
    WaiverExpiring = 8,
}

/// <summary>Something that somebody must know. While one is open, the same thing raises no other.</summary>
public sealed class Alert
{
    public long Id { get; set; }

    public AlertKind Kind { get; set; }

    /// <summary>What it is about, the same text as long as it is the same thing: rule, subject, and level where there are several.</summary>
    public required string Key { get; set; }

    /// <summary>Within its kind: a breach is worse than a warning.</summary>
    public LimitLevel Severity { get; set; }

    /// <summary>The month it is about; null when it is about none.</summary>
    public Month? Month { get; set; }

    /// <summary>One line.</summary>
    public required string Title { get; set; }

    /// <summary>The formula with its numbers.</summary>
    public required string Reason { get; set; }

    /// <summary>Page and query that show it, relative to the product's address.</summary>
    public required string Link { get; set; }

    /// <summary>The batch that brought it; null when none did.</summary>
    public int? BatchId { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>When it was no longer so; null while it is.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset? SeenAt { get; set; }

    public string? SeenBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Alert>
    {
        public void Configure(EntityTypeBuilder<Alert> builder)
        {
            builder.HasOne<Batch>().WithMany().HasForeignKey(alert => alert.BatchId);
            builder.HasIndex(alert => alert.Key);
        }
    }
}

/// <summary>Where an alert is sent. The numbers are stored: never renumber.</summary>
public enum AlertChannel : byte
{
    Mail = 1,
    Webhook = 2,
}

/// <summary>One alert on its way to one place: written with the alert, so that none is lost between the book and the network.</summary>
public sealed class AlertDelivery
{
    public long Id { get; set; }

    public long AlertId { get; set; }

    public AlertChannel Channel { get; set; }

    /// <summary>An address of mail, or the address of the receiver.</summary>
    public required string Target { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not before this; null when it is done with.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>What went wrong last, in one line.</summary>
    public string? Problem { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AlertDelivery>
    {
        public void Configure(EntityTypeBuilder<AlertDelivery> builder)
        {
            builder.HasOne<Alert>().WithMany().HasForeignKey(delivery => delivery.AlertId);
            builder.HasIndex(delivery => delivery.NextAt);
        }
    }
}
