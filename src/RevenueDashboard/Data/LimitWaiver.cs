using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>A person allowed a limit to be passed for a while. Never changed but for its withdrawal: who allowed what when can be read for ever.</summary>
public sealed class LimitWaiver
{
    public long Id { get; set; }

    /// <summary>Name of the limit, raw.</summary>
    public required string Limit { get; set; }

    /// <summary>Whom it excuses, raw: of a limit on each, the one it was given for. Null where the limit itself says whom or what it is on.</summary>
    public string? Subject { get; set; }

    /// <summary>Number of the customer that it excuses; null when it is none.</summary>
    public int? CustomerId { get; set; }

    /// <summary>Up to which figure it may be passed, in the limit's unit; null for any.</summary>
    public long? UpTo { get; set; }

    /// <summary>Why, in the person's words.</summary>
    public required string Reason { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly LastDay { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LimitWaiver>
    {
        public void Configure(EntityTypeBuilder<LimitWaiver> builder) => builder.HasIndex(waiver => waiver.Limit);
    }
}
