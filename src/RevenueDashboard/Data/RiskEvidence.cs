using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What may make a customer leave, or keep it. The numbers are stored: never renumber.</summary>
public enum RiskFactor : byte
{
    /// <summary>It builds models that could take the place of what it buys.</summary>
    CompetingModel = 1,

    /// <summary>It uses what it buys in a way that its provider's rules forbid.</summary>
    BreaksTerms = 2,

    /// <summary>Its contract ends.</summary>
    ContractEnd = 3,

    /// <summary>It is bound to pay an amount.</summary>
    Commitment = 4,

    /// <summary>It came from another provider, and can go back.</summary>
    PreviousProvider = 5,

    /// <summary>A state may forbid the business.</summary>
    Geopolitical = 6,

    /// <summary>Its data may not be allowed to stay where it is.</summary>
    DataSensitivity = 7,
}

/// <summary>What is known of a risk factor. Nothing said is unknown, never denied. The numbers are stored: never renumber.</summary>
public enum FactorState : byte
{
    Unknown = 0,
    Suspected = 1,
    Confirmed = 2,
    Denied = 3,
}

/// <summary>On which side a piece of evidence is. The numbers are stored: never renumber.</summary>
public enum EvidenceSide : byte
{
    /// <summary>It speaks neither for nor against: "it is unclear whether".</summary>
    Neither = 0,

    For = 1,

    Against = 2,
}

/// <summary>
/// A piece of evidence about a risk factor of a customer, and the state the factor has from then on. A batch that names a factor of a customer
/// replaces what earlier batches said of that factor of that customer.
/// </summary>
public sealed class RiskEvidence
{
    public int BatchId { get; set; }

    public int CustomerId { get; set; }

    public RiskFactor Factor { get; set; }

    /// <summary>Place among the evidence of this factor of this customer in this batch, from 0.</summary>
    public int Number { get; set; }

    /// <summary>The day of which it is known; null when nobody said.</summary>
    public DateOnly? Date { get; set; }

    public EvidenceSide Side { get; set; }

    /// <summary>The state from that day on; null when it stays what it was.</summary>
    public FactorState? State { get; set; }

    /// <summary>What was said or seen, word for word or in short.</summary>
    public string? Statement { get; set; }

    /// <summary>Of a commitment: what it is bound to pay in all, in ten-thousandths of <see cref="Currency"/>.</summary>
    public long? Amount { get; set; }

    public Currency? Currency { get; set; }

    /// <summary>Of a contract or a commitment: the last day on which it binds.</summary>
    public DateOnly? EndsOn { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    /// <summary>As the only row of a factor in a batch: nothing is said of it any more.</summary>
    public bool IsWithdrawn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RiskEvidence>
    {
        public void Configure(EntityTypeBuilder<RiskEvidence> builder)
        {
            builder.HasKey(evidence => new { evidence.BatchId, evidence.CustomerId, evidence.Factor, evidence.Number });
            builder.HasOne<Batch>().WithMany().HasForeignKey(evidence => evidence.BatchId);
            builder.HasOne<Customer>().WithMany().HasForeignKey(evidence => evidence.CustomerId);
        }
    }
}
