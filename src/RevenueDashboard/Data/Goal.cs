using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What a goal of diversification is counted in. The numbers are stored: never renumber.</summary>
public enum GoalMeasure : byte
{
    /// <summary>Effective number of customers, at least.</summary>
    EffectiveCustomers = 1,

    /// <summary>Effective number of industries, at least.</summary>
    EffectiveIndustries = 2,

    /// <summary>Effective number of countries, at least.</summary>
    EffectiveCountries = 3,

    /// <summary>Effective number of products, at least.</summary>
    EffectiveProducts = 4,

    /// <summary>The largest customer's share in per cent, at most.</summary>
    TopShare = 5,

    /// <summary>The number of paying customers, at least.</summary>
    Customers = 6,
}

/// <summary>How diversified the book should be by when. The latest batch that names a goal holds.</summary>
public sealed class Goal
{
    public int BatchId { get; set; }

    /// <summary>Short name of the goal, unique in its batch; raw.</summary>
    public required string Name { get; set; }

    public GoalMeasure Measure { get; set; }

    /// <summary>Name of the product whose revenue it is about, raw; null for all.</summary>
    public string? Product { get; set; }

    /// <summary>In ten-thousandths: of one customer, or of a per cent. Null on a withdrawn one.</summary>
    public long? Target { get; set; }

    /// <summary>The month from which progress is counted.</summary>
    public Month? FirstMonth { get; set; }

    /// <summary>The month in which it should be reached.</summary>
    public Month? DueMonth { get; set; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; set; }

    public string? Note { get; set; }

    /// <summary>There is no such goal any more.</summary>
    public bool IsWithdrawn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Goal>
    {
        public void Configure(EntityTypeBuilder<Goal> builder)
        {
            builder.HasKey(goal => new { goal.BatchId, goal.Name });
            builder.HasOne<Batch>().WithMany().HasForeignKey(goal => goal.BatchId);
        }
    }
}
