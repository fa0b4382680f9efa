using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>
/// A person put a number of their own in the place of what the scorecard of a customer says, and why. Only ever added: the latest of a customer
/// and a part holds; one without a value goes back to the scorecard.
/// </summary>
public sealed class ScorecardOverride
{
    public long Id { get; set; }

    public int CustomerId { get; set; }

    /// <summary>The word of the part: "probability", "fraction", or a risk factor's.</summary>
    public required string Part { get; set; }

    /// <summary>In basis points, 0 to 10,000; null goes back to the scorecard.</summary>
    public int? Value { get; set; }

    /// <summary>Why, in the person's words.</summary>
    public required string Reason { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ScorecardOverride>
    {
        public void Configure(EntityTypeBuilder<ScorecardOverride> builder) => builder.HasOne<Customer>().WithMany().HasForeignKey(change => change.CustomerId);
    }
}
