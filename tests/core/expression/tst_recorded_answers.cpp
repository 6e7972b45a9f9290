// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_element.h"
#include "core/expression/ael.h"
#include "core/expression/evaluate.h"
#include "core/expression/wire.h"
#include "core/expression/words.h"
#include "core/wire/msgpack.h"
#include "tests/core/expression/recorded_records.h"
#include "tests/support/recording.h"

#include <QTest>

#include <set>

using namespace binnacle;
using namespace binnacle::expression;
using test::RecordedRecords;

namespace {

/// All messages of a frame; none of one that carries something else.
std::vector<wire::Message> messagesIn(const Bytes& frame)
{
    std::vector<wire::Message> all;
    const ByteView body = test::bodyOf(frame);
    for (std::size_t offset = 0; offset < body.size();) {
        auto message = wire::decodeMessage(body, offset);
        if (!message)
            break;
        all.push_back(*std::move(message));
    }
    return all;
}

/// The expression of an operation, and its flags.
struct Operation {
    ByteView expression;
    std::int64_t flags = 0;
};

Operation operationIn(ByteView data)
{
    bins::PackedReader reader(data);
    reader.listHead();
    const ByteView expression = reader.element().value();
    return {expression, reader.integer().value_or(0)};
}

struct NamedExpression {
    std::string name;
    Bytes wire;
    bool isFilter = false;
    std::uint8_t code = 0; ///< that the server answered
};

/// Of filters and of operations, each as often as it was recorded.
std::vector<NamedExpression> recordedExpressions()
{
    std::vector<NamedExpression> found;
    for (const char* suite : {"expressions", "geo", "scan", "sdk"}) {
        for (const test::Recording& recording : test::recordings(suite)) {
            for (const test::Exchange& exchange : recording.exchanges) {
                const auto commands = messagesIn(exchange.request);
                const auto answers = messagesIn(exchange.responses.at(0));
                if (commands.empty() || answers.empty())
                    continue;
                const std::uint8_t code = answers.front().header.resultCode;
                if (const auto* filter = commands.front().field(wire::FieldType::filterExpression))
                    found.push_back({recording.name, {filter->data.begin(), filter->data.end()}, true, code});
                for (const wire::Op& op : commands.front().ops) {
                    if (op.code != wire::OpCode::expressionRead && op.code != wire::OpCode::expressionModify)
                        continue;
                    const ByteView bytes = operationIn(op.data).expression;
                    found.push_back({recording.name, {bytes.begin(), bytes.end()}, false, code});
                }
            }
        }
    }
    return found;
}

/// What a read of a sketch asks for, as a call in an expression.
Node sketchCall(const wire::Op& op)
{
    const Value operation = wire::unpack(op.data).value();
    const std::vector<Value>& items = operation.as<List>()->items;
    Node call;
    call.op = Op::call;
    call.call.module = CallModule::hll;
    call.call.code = *items.at(0).as<std::int64_t>();
    call.type = sketchResult(call.call.code);
    for (std::size_t i = 1; i < items.size(); ++i)
        call.operands.emplace_back().value = items[i];
    Node& bin = call.operands.emplace_back();
    bin.op = Op::bin;
    bin.type = Type::hll;
    bin.name = op.name;
    return call;
}

bool isSame(const wire::Particle& particle, const wire::Op& op)
{
    // The cells of GeoJSON are those of where it is stored; what is made anew has none.
    return wire::decodeParticle(particle.type, particle.bytes).value() == wire::decodeParticle(op.particleType, op.data).value();
}

} // namespace

/// What a server has answered to expressions comes out of evaluating them, without a node.
class TestRecordedAnswers : public QObject {
    Q_OBJECT

private slots:
    void eachHasATextOrAReason();
    void eachAnswerComesOut_data();
    void eachAnswerComesOut();
    void sketchFunctionsAnswerAsOperationsDo();

private:
    void filtered(const RecordedRecords& records, const Digest& digest, ByteView filter, std::uint8_t code);
    void scanned(const RecordedRecords& records, const wire::Message& scan, const std::vector<Bytes>& responses);
    void read(RecordedRecords& records, const wire::Message& command, const wire::Message& answer);
    void readsAll(const RecordedRecords& records, const Digest& digest, const wire::Message& answer);

    int m_filters = 0;
    int m_reads = 0;
    int m_writes = 0;
    int m_records = 0;
};

/// Every expression that a server has taken is told as text, which compiles to its bytes, unless the language has no word for it.
void TestRecordedAnswers::eachHasATextOrAReason()
{
    const std::map<std::string, std::string> without{
        {"940700a5682e6c2b6f935103a173", "the operation `regex` has no text"},
        {"940700a25e78935103a173", "the operation `regex` has no text"},
        {"925003", "the operation `key` has no text"},
        {"9252a173", "the operation `bin type` has no text"},
        {"9252a46e6f7065", "the operation `bin type` has no text"},
        {"957f0440920109935104a16c", "a call that modifies has no text"},
        {"957f05409343a2037105935105a16d", "a call that modifies has no text"},
        {"957f020193330010935106a162", "a call on bits has no text"},
        {"957f02019436080800935106a162", "a call on bits has no text"},
    };
    std::set<std::string> met;
    int told = 0;
    int refused = 0;
    for (const NamedExpression& recorded : recordedExpressions()) {
        const std::string hex = toHex(recorded.wire);
        const auto text = printAel(ByteView(recorded.wire));
        if (const auto reason = without.find(hex); reason != without.end()) {
            QVERIFY2(!text, hex.c_str());
            QCOMPARE(text.error().detail(), reason->second);
            met.insert(hex);
            continue;
        }
        if (recorded.code == static_cast<std::uint8_t>(ServerCode::parameterError) && !text) {
            ++refused;
            continue;
        }
        QVERIFY2(text.ok(), (recorded.name + ": " + hex).c_str());
        QCOMPARE(toHex(compileAel(*text).value()), hex);
        ++told;
    }
    QCOMPARE(met.size(), without.size());
    qInfo("%d expressions with a text of the same bytes, %zu different ones without a text, %d that servers refuse, too", told,
          met.size(), refused);
    QVERIFY(told > 170);
}

void TestRecordedAnswers::eachAnswerComesOut_data()
{
    QTest::addColumn<QString>("suite");
    for (const char* suite : {"expressions", "geo", "scan"})
        QTest::newRow(suite) << suite;
}

void TestRecordedAnswers::eachAnswerComesOut()
{
    QFETCH(QString, suite);
    RecordedRecords records;
    m_filters = m_reads = m_writes = m_records = 0;
    for (const test::Recording& recording : test::recordings(suite.toStdString())) {
        for (const test::Exchange& exchange : recording.exchanges) {
            const auto commands = messagesIn(exchange.request);
            const auto answers = messagesIn(exchange.responses.at(0));
            if (commands.empty() || answers.empty())
                continue; // an info command
            const wire::Message& command = commands.front();
            const wire::Field* filter = command.field(wire::FieldType::filterExpression);
            const bool scans = command.field(wire::FieldType::digest) == nullptr;
            if (scans) {
                if (filter)
                    scanned(records, command, exchange.responses);
                continue;
            }
            const std::uint8_t code = answers.front().header.resultCode;
            const Digest digest = RecordedRecords::digestOf(command);
            if (filter && records.find(digest))
                filtered(records, digest, filter->data, code);
            read(records, command, answers.front());
            const bool writes = (command.header.info2 & wire::info2::write) != 0;
            if (code == 0 && writes)
                records.apply(command);
            else if (code == 0 && (command.header.info1 & wire::info1::getAll) != 0)
                readsAll(records, digest, answers.front());
            if (QTest::currentTestFailed()) {
                qWarning("in the case %s", recording.name.c_str());
                return;
            }
        }
    }
    qInfo("%d answers of filters, %d values read, %d written, %d whole records", m_filters, m_reads, m_writes, m_records);
}

/// 0: the filter leaves the record in; 27: out; 4: it is none.
void TestRecordedAnswers::filtered(const RecordedRecords& records, const Digest& digest, ByteView filter, std::uint8_t code)
{
    ++m_filters;
    const Result<Program> program = Program::filter(filter);
    if (code == static_cast<std::uint8_t>(ServerCode::parameterError)) {
        QVERIFY2(!program && program.error().is(ServerCode::parameterError), toHex(filter).c_str());
        return;
    }
    QVERIFY2(program.ok(), toHex(filter).c_str());
    const bool passed = passes(*program, RecordedRecords::viewOf(digest, *records.find(digest)));
    QCOMPARE(int{code}, passed ? 0 : static_cast<int>(ServerCode::filteredOut));
}

void TestRecordedAnswers::scanned(const RecordedRecords& records, const wire::Message& scan, const std::vector<Bytes>& responses)
{
    const Result<Program> program = Program::filter(scan.field(wire::FieldType::filterExpression)->data);
    QVERIFY(program.ok());
    std::set<Digest> answered;
    for (const Bytes& response : responses) {
        for (const wire::Message& message : messagesIn(response)) {
            if (message.field(wire::FieldType::digest))
                answered.insert(RecordedRecords::digestOf(message));
        }
    }
    const std::string_view set = textOf(scan.field(wire::FieldType::set)->data);
    const ByteView partitions = scan.field(wire::FieldType::partitionIds)->data;
    std::set<std::uint16_t> asked;
    for (std::size_t i = 0; i + 1 < partitions.size(); i += 2)
        asked.insert(static_cast<std::uint16_t>(partitions[i] | partitions[i + 1] << 8));
    for (const auto& [digest, record] : records.all()) {
        const auto partition = static_cast<std::uint16_t>((digest[0] | digest[1] << 8) & 0xFFF);
        if (record.set != set || !asked.contains(partition))
            continue;
        ++m_filters;
        QCOMPARE(passes(*program, RecordedRecords::viewOf(digest, record)), answered.contains(digest));
        answered.erase(digest);
    }
    QVERIFY(answered.empty());
}

/// What the operations with expressions answer, and what they write.
void TestRecordedAnswers::read(RecordedRecords& records, const wire::Message& command, const wire::Message& answer)
{
    constexpr std::int64_t createOnly = 1;
    constexpr std::int64_t updateOnly = 2;
    constexpr std::int64_t evalNoFail = 16;
    const Digest digest = RecordedRecords::digestOf(command);
    const auto code = static_cast<ServerCode>(answer.header.resultCode);
    for (const wire::Op& op : command.ops) {
        const bool reads = op.code == wire::OpCode::expressionRead;
        if (!reads && op.code != wire::OpCode::expressionModify)
            continue;
        const Operation operation = operationIn(op.data);
        Result<Node> tree = unpack(operation.expression);
        const Result<Program> program = tree ? Program::compile(*std::move(tree)) : Result<Program>(tree.error());
        ++(reads ? m_reads : m_writes);
        if (code == ServerCode::parameterError) {
            QVERIFY2(!program.ok(), toHex(operation.expression).c_str());
            return;
        }
        QVERIFY2(program.ok(), toHex(operation.expression).c_str());
        const RecordedRecords::Record& record = *records.find(digest);
        const auto made = particleOf(evaluate(*program, RecordedRecords::viewOf(digest, record)));
        const bool exists = record.bins.contains(std::string(op.name));
        if (code == ServerCode::opNotApplicable) {
            QVERIFY(!made);
            return;
        }
        if (code == ServerCode::binExists || code == ServerCode::binNotFound) {
            QVERIFY((operation.flags & (exists ? createOnly : updateOnly)) != 0);
            return;
        }
        QCOMPARE(code, ServerCode::ok);
        QCOMPARE(answer.ops.at(0).name, op.name);
        QVERIFY(made || (operation.flags & evalNoFail) != 0);
        if (reads)
            QVERIFY(isSame(made.value_or(wire::Particle()), answer.ops.at(0)));
        else
            records.set(digest, std::string(op.name), made.value());
    }
}

/// The records are those of the server: what was written has been evaluated as there.
void TestRecordedAnswers::readsAll(const RecordedRecords& records, const Digest& digest, const wire::Message& answer)
{
    ++m_records;
    const RecordedRecords::Record& record = *records.find(digest);
    QCOMPARE(answer.ops.size(), record.bins.size());
    for (const wire::Op& op : answer.ops) {
        const auto bin = record.bins.find(std::string(op.name));
        QVERIFY(bin != record.bins.end());
        QCOMPARE(int{bin->second.type}, int{op.particleType});
        QVERIFY2(isSame(bin->second, op), bin->first.c_str());
    }
}

/// The path functions of sketches, as text, give (but for hllMayContain, of which there is no recording) what the server has answered to the operations that they stand for.
void TestRecordedAnswers::sketchFunctionsAnswerAsOperationsDo()
{
    RecordedRecords records;
    std::map<std::string, int> told; ///< by the function's name
    for (const test::Recording& recording : test::recordings("hll")) {
        for (const test::Exchange& exchange : recording.exchanges) {
            const auto commands = messagesIn(exchange.request);
            const auto answers = messagesIn(exchange.responses.at(0));
            if (commands.empty() || answers.empty() || answers.front().header.resultCode != 0)
                continue;
            const auto& ops = commands.front().ops;
            const auto& answered = answers.front().ops;
            const Digest digest = RecordedRecords::digestOf(commands.front());
            for (std::size_t i = 0; i < ops.size(); ++i) {
                QVERIFY2(records.apply(digest, ops[i]), recording.name.c_str());
                if (ops[i].code != wire::OpCode::hllRead || answered.size() != ops.size())
                    continue;
                const Node call = sketchCall(ops[i]);
                const auto text = printAel(call);
                QVERIFY2(text.ok(), text ? "" : (recording.name + ": " + text.error().detail()).c_str());
                const Result<Program> program = Program::compile(*unpack(compileAel(*text).value()));
                QVERIFY2(program.ok(), text->c_str());
                const auto made = particleOf(evaluate(*program, RecordedRecords::viewOf(digest, *records.find(digest))));
                // Of a bin that is not there, the operation answers nothing and the expression is unknown.
                const bool same = made ? isSame(*made, answered[i]) : answered[i].particleType == 0;
                QVERIFY2(same, (recording.name + ": " + *text).c_str());
                ++told[std::string(sketchName(call.call.code))];
            }
        }
    }
    for (const auto& [name, count] : told)
        qInfo("%s: %d answers", name.c_str(), count);
    for (const char* name : {"hllCount", "hllUnion", "hllUnionCount", "hllIntersectCount", "hllSimilarity", "hllDescribe"})
        QVERIFY2(told.contains(name), name);
}

QTEST_GUILESS_MAIN(TestRecordedAnswers)
#include "tst_recorded_answers.moc"
