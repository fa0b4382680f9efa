using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>
/// What a person decided about two names, as one batch says it: they are one customer, or they are two however alike they look.
/// The latest committed batch that speaks of a pair wins. Records keep the name they came with, so that the decision can be undone.
/// </summary>
public sealed class CustomerAlias
{
    public int BatchId { get; set; }

    /// <summary>The name that is decided upon.</summary>
    public int CustomerId { get; set; }

    /// <summary>The customer it is the same as, or not.</summary>
    public int OtherId { get; set; }

    /// <summary>Revenue of <see cref="CustomerId"/> counts for <see cref="OtherId"/>; false: the two are known to differ, and nobody asks again.</summary>
    public bool IsSame { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CustomerAlias>
    {
        public void Configure(EntityTypeBuilder<CustomerAlias> builder)
        {
            builder.HasKey(alias => new { alias.BatchId, alias.CustomerId, alias.OtherId });
            builder.HasOne<Batch>().WithMany().HasForeignKey(alias => alias.BatchId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(alias => alias.CustomerId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(alias => alias.OtherId);
        }
    }
}
