using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>The one row that says which state the book is in.</summary>
public sealed class Book
{
    /// <summary>Always 1.</summary>
    public int Id { get; set; }

    /// <summary>Moves by one with every commit and undo, and when a month is closed or reopened; readers reload when it moved.</summary>
    public long Version { get; set; }

    /// <summary>The reporting currency: that of the first committed spend file, unless configured; null in an empty book.</summary>
    public Currency? Currency { get; set; }

    /// <summary>The sample was loaded into it, once. Figures are illustrative as long as a batch of it counts, which each cube tells for itself.</summary>
    public bool IsSample { get; set; }

    /// <summary>The last entry of the audit whose effect on the levels of limits is recorded; 0 before the first.</summary>
    public long LimitsFollowed { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Book>
    {
        public void Configure(EntityTypeBuilder<Book> builder)
        {
            builder.Property(book => book.Id).ValueGeneratedNever();
            builder.ToTable(table => table.HasCheckConstraint("CK_Book_Single", "\"Id\" = 1"));
        }
    }
}

/// <summary>One line of the audit: who did what to which batch or month, and when. Appended inside the transaction it tells of.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    /// <summary>commit, undo, discard, close, reopen.</summary>
    public required string Action { get; set; }

    public int? BatchId { get; set; }

    public string? Details { get; set; }

    /// <summary>SHA-256 over the entry before and this one, lower-case hexadecimal: an edit, a gap or another order breaks the chain. See <see cref="AuditTrail"/>.</summary>
    public required string Hash { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder) =>
            builder.HasOne<Batch>().WithMany().HasForeignKey(entry => entry.BatchId);
    }
}
