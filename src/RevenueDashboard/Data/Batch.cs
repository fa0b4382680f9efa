using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>Where a batch stands. The numbers are stored: never renumber.</summary>
public enum BatchState : byte
{
    /// <summary>Read and kept aside; no figure shows it.</summary>
    Staged = 0,

    /// <summary>In the book.</summary>
    Committed = 1,

    /// <summary>Was in the book; what it had replaced counts again.</summary>
    Undone = 2,

    /// <summary>Had problems; nothing of it was kept but the list of them.</summary>
    Refused = 3,

    /// <summary>Staged and thrown away by a person.</summary>
    Discarded = 4,
}

/// <summary>What a file is about. The numbers are stored: never renumber.</summary>
public enum FileKind : byte
{
    Spend = 0,
    Customers = 1,
    Products = 2,
    ExchangeRates = 3,
    ReportedTotals = 4,
    ReferenceSeries = 5,
    Roles = 6,
    Events = 7,
    Claims = 8,
    Limits = 10,
    Goals = 11,
}

/// <summary>
/// One file and everything it brought. Whatever is written belongs to a batch, and whether it counts is decided by the batch alone:
/// a record counts when its batch is committed and no later committed batch replaces its month and product (<see cref="BatchScope"/>).
/// So undo is one flag, nothing is ever updated or deleted, and the book "as known on" a day is the batches committed and not undone that day.
/// </summary>
public sealed class Batch
{
    /// <summary>As <see cref="By"/>: the file is one of the sample book's, in a book that <see cref="Book.IsSample"/>.</summary>
    public const string BySample = "Sample book";

    public int Id { get; set; }

    public FileKind Kind { get; set; }

    public BatchState State { get; set; }

    public required string FileName { get; set; }

    /// <summary>Bytes of the original file.</summary>
    public long FileSize { get; set; }

    /// <summary>SHA-256 of the original file, lower-case hexadecimal.</summary>
    public required string FileHash { get; set; }

    /// <summary>Hash of the rows as understood, in any order: the same rows in another order have the same one. Lower-case hexadecimal.</summary>
    public string? ContentHash { get; set; }

    /// <summary>Rows of data, without header and blank lines.</summary>
    public long Rows { get; set; }

    /// <summary>What was said about the file before it was read (<c>SpendFileOptions</c> as JSON): with the original, all that reading it again needs.</summary>
    public string? Options { get; set; }

    /// <summary>What was read and how: encoding, separator, columns, totals (<c>FileSummary</c> as JSON).</summary>
    public string? Summary { get; set; }

    /// <summary>The first problems, as JSON; <see cref="ProblemCount"/> counts all.</summary>
    public string? Problems { get; set; }

    public long ProblemCount { get; set; }

    /// <summary>The questions the file raised, as JSON.</summary>
    public string? Questions { get; set; }

    /// <summary>Question code to choice, as JSON.</summary>
    public string? Answers { get; set; }

    /// <summary>Names that look like one customer, as JSON: shown, never acted on by themselves.</summary>
    public string? Suggestions { get; set; }

    /// <summary>The data version the batch was compared with; another one at commit means the comparison is made again.</summary>
    public long StagedVersion { get; set; }

    public DateTimeOffset StagedAt { get; set; }

    public DateTimeOffset? CommittedAt { get; set; }

    /// <summary>Place in the order of commits, from 1; decides which batch is later.</summary>
    public long? CommitNumber { get; set; }

    /// <summary>Who put it into the book; null before.</summary>
    public string? CommittedBy { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>Who took it out of the book again.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>Who brought the file.</summary>
    public required string By { get; set; }

    public List<BatchScope> Scopes { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Batch>
    {
        public void Configure(EntityTypeBuilder<Batch> builder)
        {
            builder.Property(batch => batch.Id).ValueGeneratedNever();
            builder.HasIndex(batch => batch.CommitNumber).IsUnique();
            builder.HasIndex(batch => batch.ContentHash);
        }
    }
}

/// <summary>One month of one product that a batch has data for, or whose earlier records it replaces, or both.</summary>
public sealed class BatchScope
{
    public int BatchId { get; set; }

    public Month Month { get; set; }

    public int ProductId { get; set; }

    /// <summary>Records of earlier batches for this month and product no longer count while this batch is committed.</summary>
    public bool Replaces { get; set; }

    /// <summary>Rows the batch has here; 0 when it only replaces.</summary>
    public long Rows { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BatchScope>
    {
        public void Configure(EntityTypeBuilder<BatchScope> builder)
        {
            builder.HasKey(scope => new { scope.BatchId, scope.Month, scope.ProductId });
            builder.HasOne<Batch>().WithMany(batch => batch.Scopes).HasForeignKey(scope => scope.BatchId);
            builder.HasOne<Product>().WithMany().HasForeignKey(scope => scope.ProductId);
        }
    }
}

/// <summary>A piece of the original file, compressed with gzip as one stream over all pieces in order.</summary>
public sealed class BatchFilePiece
{
    public int BatchId { get; set; }

    public int Number { get; set; }

    public required byte[] Bytes { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BatchFilePiece>
    {
        public void Configure(EntityTypeBuilder<BatchFilePiece> builder)
        {
            builder.HasKey(piece => new { piece.BatchId, piece.Number });
            builder.HasOne<Batch>().WithMany().HasForeignKey(piece => piece.BatchId);
        }
    }
}
