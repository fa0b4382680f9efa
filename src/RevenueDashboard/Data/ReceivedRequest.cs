using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>A request that carried an <c>Idempotency-Key</c>, and what it was answered: sent again, it gets the same answer and changes nothing.</summary>
public sealed class ReceivedRequest
{
    public required string Key { get; set; }

    /// <summary>SHA-256 over what was asked and the body, lower-case hexadecimal: the same key with another body is a mistake.</summary>
    public required string RequestHash { get; set; }

    public int? BatchId { get; set; }

    /// <summary>Status and body of the answer, as JSON.</summary>
    public required string Answer { get; set; }

    public DateTimeOffset At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReceivedRequest>
    {
        public void Configure(EntityTypeBuilder<ReceivedRequest> builder) => builder.HasKey(request => request.Key);
    }
}
